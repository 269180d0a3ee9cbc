namespace MediaMix.Inference.Tests.Posteriordb;

/// <summary>The twenty posteriors with golden densities.</summary>
static class Catalogue
{
    static readonly Dictionary<string, Func<Posterior>> Posteriors = new(StringComparer.Ordinal)
    {
        ["kidiq-kidscore_momiq"] = () => Regression("kidiq-kidscore_momiq", static () => Regressions.KidScore(false)),
        ["kidiq-kidscore_interaction"] = () => Regression("kidiq-kidscore_interaction", static () => Regressions.KidScore(true)),
        ["earnings-logearn_height"] = () => Regression("earnings-logearn_height", static () => Regressions.Earnings(false)),
        ["earnings-logearn_interaction"] = () => Regression("earnings-logearn_interaction", static () => Regressions.Earnings(true)),
        ["nes1980-nes"] = () => Regression("nes1980-nes", Regressions.Elections),
        ["sblrc-blr"] = () => Regression("sblrc-blr", static () => Regressions.Bayesian("sblrc")),
        ["sblri-blr"] = () => Regression("sblri-blr", static () => Regressions.Bayesian("sblri")),
        ["mesquite-mesquite"] = () => Regression("mesquite-mesquite", Regressions.Mesquite),
        ["mesquite-logmesquite_logvash"] = () => Regression("mesquite-logmesquite_logvash", Regressions.LogMesquite),
        ["kilpisjarvi_mod-kilpisjarvi"] = () => Regression("kilpisjarvi_mod-kilpisjarvi", Regressions.Kilpisjarvi),
        ["arK-arK"] = () => Regression("arK-arK", Regressions.Autoregression),
        ["diamonds-diamonds"] = () => Regression("diamonds-diamonds", Regressions.Diamonds),
        ["arma-arma11"] = Arma,
        ["garch-garch11"] = Garch,
        ["eight_schools-eight_schools_centered"] = Centred,
        ["eight_schools-eight_schools_noncentered"] = NonCentred,
        ["gp_pois_regr-gp_regr"] = GaussianProcess,
        ["gp_pois_regr-gp_pois_regr"] = PoissonProcess,
        ["hmm_example-hmm_example"] = Markov,
        ["low_dim_gauss_mix-low_dim_gauss_mix"] = Mixture,
    };

    public static IEnumerable<string> Names => Posteriors.Keys;

    /// <summary>Reads the data of a posterior; skips the running test where they are absent.</summary>
    public static Posterior Load(string name) => Posteriors[name]();

    static Posterior Regression(string name, Func<LinearRegression> density) => new(name, density, Posterior.LastIsLog);

    static Posterior Arma()
    {
        var y = ReferencePosteriors.Data("arma").Numbers("y");
        return new Posterior("arma-arma11", () => new Arma11(y), Posterior.LastIsLog);
    }

    static Posterior Garch()
    {
        var data = ReferencePosteriors.Data("garch");
        var (y, sd) = (data.Numbers("y"), data.Number("sigma1"));
        return new Posterior("garch-garch11", () => new Garch11(y, sd), static u =>
        {
            var alpha1 = Posterior.Logistic(u[2]);
            return [u[0], Math.Exp(u[1]), alpha1, (1 - alpha1) * Posterior.Logistic(u[3])];
        });
    }

    static Posterior Centred()
    {
        var data = ReferencePosteriors.Data("eight_schools");
        var (y, sd) = (data.Numbers("y"), data.Numbers("sigma"));
        return new Posterior("eight_schools-eight_schools_centered", () => new EightSchoolsCentred(y, sd),
            Posterior.LastIsLog, "eight_schools-eight_schools_noncentered");
    }

    static Posterior NonCentred()
    {
        var data = ReferencePosteriors.Data("eight_schools");
        var (y, sd) = (data.Numbers("y"), data.Numbers("sigma"));
        return new Posterior("eight_schools-eight_schools_noncentered", () => new EightSchoolsNonCentred(y, sd), static u =>
        {
            var values = Posterior.LastIsLog(u);
            for (var j = 0; j < 8; j++)
                values[j] = values[8] + values[9] * u[j];
            return values;
        });
    }

    static Posterior GaussianProcess()
    {
        var data = ReferencePosteriors.Data("gp_pois_regr");
        var (x, y) = (data.Numbers("x"), data.Numbers("y"));
        return new Posterior("gp_pois_regr-gp_regr", () => new GpRegression(x, y),
            static u => [Math.Exp(u[0]), Math.Exp(u[1]), Math.Exp(u[2])]);
    }

    static Posterior PoissonProcess()
    {
        var data = ReferencePosteriors.Data("gp_pois_regr");
        var (x, counts) = (data.Numbers("x"), data.Numbers("k"));
        return new Posterior("gp_pois_regr-gp_pois_regr", () => new GpPoisson(x, counts), u => GpPoisson.Parameters(x, u));
    }

    static Posterior Markov()
    {
        var y = ReferencePosteriors.Data("hmm_example").Numbers("y");
        return new Posterior("hmm_example-hmm_example", () => new HiddenMarkov(y), static u =>
        {
            var (first, second) = (Posterior.Logistic(Math.Sqrt(2) * u[0]), Posterior.Logistic(Math.Sqrt(2) * u[1]));
            return [first, 1 - first, second, 1 - second, Math.Exp(u[2]), Math.Exp(u[2]) + Math.Exp(u[3])];
        });
    }

    static Posterior Mixture()
    {
        var y = ReferencePosteriors.Data("low_dim_gauss_mix").Numbers("y");
        return new Posterior("low_dim_gauss_mix-low_dim_gauss_mix", () => new GaussianMixture(y), static u =>
            [u[0], u[0] + Math.Exp(u[1]), Math.Exp(u[2]), Math.Exp(u[3]), Posterior.Logistic(u[4])]);
    }
}
