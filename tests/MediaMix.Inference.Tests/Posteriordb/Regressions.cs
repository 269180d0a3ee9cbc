namespace MediaMix.Inference.Tests.Posteriordb;

/// <summary>The linear regressions of posteriordb: design matrix and priors from the data.</summary>
static class Regressions
{
    public static LinearRegression KidScore(bool interaction)
    {
        var data = ReferencePosteriors.Data("kidiq");
        var (school, iq, score) = (data.Numbers("mom_hs"), data.Numbers("mom_iq"), data.Numbers("kid_score"));
        return interaction
            ? Flat(score, Priors.Cauchy(2.5), Ones(score), school, iq, Product(school, iq))
            : Flat(score, Priors.Cauchy(2.5), Ones(score), iq);
    }

    public static LinearRegression Earnings(bool interaction)
    {
        var data = ReferencePosteriors.Data("earnings");
        var (height, male, earnings) = (data.Numbers("height"), data.Numbers("male"), Logs(data.Numbers("earn")));
        return interaction
            ? Flat(earnings, Priors.Flat, Ones(earnings), height, male, Product(height, male))
            : Flat(earnings, Priors.Flat, Ones(earnings), height);
    }

    public static LinearRegression Elections()
    {
        var data = ReferencePosteriors.Data("nes1980");
        var (party, age) = (data.Numbers("partyid7"), data.Numbers("age_discrete"));
        return Flat(party, Priors.Flat, Ones(party), data.Numbers("real_ideo"), data.Numbers("race_adj"),
            Is(age, 2), Is(age, 3), Is(age, 4), data.Numbers("educ1"), data.Numbers("gender"), data.Numbers("income"));
    }

    public static LinearRegression Bayesian(string name)
    {
        var data = ReferencePosteriors.Data(name);
        var columns = data.Columns("X");
        return new LinearRegression(columns, data.Numbers("y"), All(columns, Priors.Normal(0, 10)), Priors.Normal(0, 10));
    }

    public static LinearRegression Mesquite()
    {
        var data = ReferencePosteriors.Data("mesquite");
        var weight = data.Numbers("weight");
        return Flat(weight, Priors.Flat, Ones(weight), data.Numbers("diam1"), data.Numbers("diam2"),
            data.Numbers("canopy_height"), data.Numbers("total_height"), data.Numbers("density"), data.Numbers("group"));
    }

    public static LinearRegression LogMesquite()
    {
        var data = ReferencePosteriors.Data("mesquite");
        var (wide, narrow) = (data.Numbers("diam1"), data.Numbers("diam2"));
        var area = Product(wide, narrow);
        var weight = Logs(data.Numbers("weight"));
        return Flat(weight, Priors.Flat, Ones(weight), Logs(Product(area, data.Numbers("canopy_height"))), Logs(area),
            [.. wide.Zip(narrow, static (w, n) => Math.Log(w / n))], Logs(data.Numbers("total_height")), data.Numbers("group"));
    }

    public static LinearRegression Kilpisjarvi()
    {
        var data = ReferencePosteriors.Data("kilpisjarvi_mod");
        var y = data.Numbers("y");
        return new LinearRegression(
            [Ones(y), data.Numbers("x")], y,
            [Priors.Normal(data.Number("pmualpha"), data.Number("psalpha")), Priors.Normal(data.Number("pmubeta"), data.Number("psbeta"))],
            Priors.Flat);
    }

    public static LinearRegression Autoregression()
    {
        var data = ReferencePosteriors.Data("arK");
        var (y, lags) = (data.Numbers("y"), data.GetProperty("K").GetInt32());
        double[] later = y[lags..];
        double[][] columns = [Ones(later), .. Enumerable.Range(1, lags).Select(k => y[(lags - k)..^k])];
        return new LinearRegression(columns, later, All(columns, Priors.Normal(0, 10)), Priors.Cauchy(2.5));
    }

    public static LinearRegression Diamonds()
    {
        var data = ReferencePosteriors.Data("diamonds");
        var (columns, y) = (data.Columns("X"), data.Numbers("Y"));
        // The first column is the intercept; it comes last here, after the centred others.
        double[][] centred = [.. columns[1..].Select(Centred), columns[0]];
        return new LinearRegression(
            centred, y, [.. All(columns[1..], Priors.Normal(0, 1)), Priors.StudentT(3, 8, 10)], Priors.StudentT(3, 0, 10));
    }

    static LinearRegression Flat(double[] outcome, Prior noise, params double[][] columns) =>
        new(columns, outcome, All(columns, Priors.Flat), noise);

    static Prior[] All(double[][] columns, Prior prior) => [.. Enumerable.Repeat(prior, columns.Length)];

    static double[] Ones(double[] like) => [.. like.Select(static _ => 1.0)];

    static double[] Logs(double[] values) => [.. values.Select(static v => Math.Log(v))];

    static double[] Product(double[] a, double[] b) => [.. a.Zip(b, static (x, y) => x * y)];

    static double[] Centred(double[] values)
    {
        var mean = values.Average();
        return [.. values.Select(v => v - mean)];
    }

    static double[] Is(double[] values, double level) => [.. values.Select(v => v == level ? 1.0 : 0.0)];
}
