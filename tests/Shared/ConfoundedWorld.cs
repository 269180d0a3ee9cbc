using System.Globalization;

namespace MediaMix.Testing;

/// <summary>
/// PyMC-Marketing's mmm_roas_data: two channels, the first of which follows a driver of demand that no column holds, so that a fit to
/// the data alone credits it with a multiple of what it brings. The effects are those of the published generator, by loops of their own.
/// </summary>
sealed class ConfoundedWorld
{
    public const string File = "datasets/pymc-marketing/mmm_roas_data.csv";

    const double OutcomeUnit = 100;
    const int Lags = 4;
    const int TestWeeks = 8;

    static readonly string[] Names = ["x1", "x2"];

    /// <summary>Carry-over rate, saturation rate and effect at full saturation of each channel.</summary>
    static readonly (double Decay, double Rate, double Effect)[] Generator = [(0.3, 1, 2), (0.5, 2.5, 1.5)];

    /// <summary>First row of each channel's test.</summary>
    static readonly int[] TestStarts = [40, 80];

    readonly double[][] _spend;

    ConfoundedWorld(string path)
    {
        var lines = System.IO.File.ReadAllLines(path);
        var header = lines[0].Split(',');
        var rows = lines.Skip(1).Where(static line => line.Length > 0).Select(static line => line.Split(',')).ToArray();
        _spend = [.. Names.Select(Column)];
        Panel = new Panel(
            TimeAxis.FromDates(DateOnly.ParseExact(rows[0][0], "yyyy-MM-dd", CultureInfo.InvariantCulture), TimeStep.Week, rows.Length),
            ["national"],
            new Series("y", SeriesUnit.Outcome, Column("y")),
            [.. Names.Select((name, i) => new Series(name, SeriesUnit.Spend, _spend[i]))]);
        KnownEffect = [.. Names.Select(name => Column($"{name}_effect").Select(static e => OutcomeUnit * e).ToArray())];

        double[] Column(string name) => [.. rows.Select(row => double.Parse(row[Array.IndexOf(header, name)], CultureInfo.InvariantCulture))];
    }

    public Panel Panel { get; }

    /// <summary>What the file says each channel added, [channel][row].</summary>
    public double[][] KnownEffect { get; }

    public static ConfoundedWorld Read(string path) => new(path);

    /// <summary>What the generator adds, with rows behind the data for the carryover.</summary>
    public double[] Effect(int channel) => Effect(channel, _spend[channel]);

    /// <summary>True outcome per unit of spend.</summary>
    public double Roas(int channel) => Effect(channel)[..Panel.Periods].Sum() / _spend[channel].Sum();

    /// <summary>True outcome with the actual spend less that without any in the weeks of the test, later carryover included.</summary>
    public double Lift(int channel)
    {
        var dark = (double[])_spend[channel].Clone();
        Array.Clear(dark, TestStarts[channel], TestWeeks);
        return Effect(channel).Sum() - Effect(channel, dark).Sum();
    }

    /// <summary>The model that a user would write, without the driver that the data lack.</summary>
    public static ModelSpec Spec(Prior? confounding = null) => new()
    {
        Outcome = "y",
        Channels = [.. Names.Select(name => new ChannelSpec { Name = name, Spend = name, Saturation = new LogisticSaturation(), Confounding = confounding })],
    };

    /// <summary>One test of eight weeks per channel that measured the true lift with a standard error of a tenth of it.</summary>
    /// <param name="noise">Errors in standard errors, one per channel.</param>
    public SpecList<ExperimentSpec> Experiments(params double[] noise) =>
    [
        .. Names.Select((name, m) =>
        {
            var (lift, start) = (Lift(m), TestStarts[m]);
            return new ExperimentSpec
            {
                Name = $"{name} test",
                Channels = [name],
                Window = new PeriodSpan(Panel.Window.Label(start), Panel.Window.Label(start + TestWeeks - 1)),
                Statement = new LiftStatement(lift * (1 + 0.1 * noise[m]), 0.1 * lift),
            };
        }),
    ];

    static double[] Effect(int channel, double[] spend)
    {
        var (decay, rate, effect) = Generator[channel];
        var weights = Enumerable.Range(0, Lags).Select(lag => Math.Pow(decay, lag)).ToArray();
        var result = new double[spend.Length + Lags - 1];
        for (var t = 0; t < result.Length; t++)
        {
            var carried = 0.0;
            for (var lag = 0; lag < Lags; lag++)
                carried += t - lag >= 0 && t - lag < spend.Length ? weights[lag] / weights.Sum() * spend[t - lag] : 0;
            result[t] = OutcomeUnit * effect * (1 - Math.Exp(-rate * carried)) / (1 + Math.Exp(-rate * carried));
        }
        return result;
    }
}
