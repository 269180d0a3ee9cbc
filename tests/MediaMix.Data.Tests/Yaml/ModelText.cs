namespace MediaMix.Data.Tests;

/// <summary>Model files for tests.</summary>
static class ModelText
{
    public const string Minimal = """
        data:
          source: sales.csv
          date: week
          outcome: revenue
        channels:
          - name: tv
            spend: tv_spend

        """;

    public const string Full = """
        name: acme
        data:
          source: sales.csv
          outcome_source: stores.csv
          layout: { channel: medium, spend: cost, exposure: impressions }
          date: { column: week, format: "dd/MM/yyyy" }
          geo: [region, product]
          population: inhabitants
          aggregate: week
          week_starts: sunday
          holdout: { dates: [2024-03-03, 2024-06-02] }
          outcome: revenue
          outcome_kind: revenue
          media_history: 12
          from: 2021-01-04
          until: 2024-12-30
          exclude:
            - { from: 2021-03-01, to: 2021-03-29, why: strike }
            - { from: 2022-05-02, to: 2022-05-02, why: "tracker broken: no clicks" }
        scaling: { outcome: max, media: mean_nonzero, controls: standardize }
        order: adstock_first
        channels:
          - name: tv
            spend: tv_spend
            exposure: tv_grp
            adstock: { type: delayed, max_lag: 12 }
            saturation: hill
            order: saturation_first
            scale: 250.5
            priors:
              adstock.decay: beta(3, 3)
              adstock.peak: uniform(0, 12)
              saturation.half: beta(2, 2)
              saturation.slope: gamma(3, 1)
              coefficient: half_normal(1)
          - name: youtube
            spend: yt_spend
            national: true
            adstock: geometric
            saturation: { type: logistic }
            priors: { roi: "lognormal(mean: 1.5, sd: 1)" }
          - { name: newsletter, exposure: mails, adstock: none, saturation: none }
        controls:
          - { column: price, prior: "normal(0, 1)" }
          - { column: covid, categorical: true, prior: "normal(0, 0.5)" }
          - holiday
        baseline:
          intercept: normal(0, 5)
          trend: { type: linear, prior: "normal(0, 1)" }
          seasonality:
            - { type: fourier, period: 52, order: 2, prior: "normal(0, 1)" }
            - { type: fourier, period: monthly, order: 1 }
        noise: { variance: "inverse_gamma(0.05, 0.0005)" }
        likelihood: normal
        sampler: { chains: 2, warmup: 300, draws: 700, seed: 18446744073709551615, target_accept: 0.95, collapse: false, starts: dispersed, retry: false }

        """;

    public static ModelFile Read(string text) => ModelFileReader.Read(text, "model.yaml");

    public static IReadOnlyList<Fault> Faults(string text) => Faulty.Of(() => Read(text));

    /// <summary>The one fault of the minimal file with a text replaced.</summary>
    public static Fault Fault(string old, string replacement)
    {
        Assert.Contains(old, Minimal, StringComparison.Ordinal);
        return Assert.Single(Faults(Minimal.Replace(old, replacement, StringComparison.Ordinal)));
    }

    /// <summary>The one fault of the minimal file with lines added at its end.</summary>
    public static Fault FaultWith(string addition) => Assert.Single(Faults(Minimal + addition));
}
