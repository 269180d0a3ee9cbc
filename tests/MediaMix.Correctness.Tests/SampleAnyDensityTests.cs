using System.Globalization;
using System.Text.RegularExpressions;
using MediaMix.Inference;
using MediaMix.Numerics.BitCheck;

namespace MediaMix.Correctness.Tests;

/// <summary>The program of examples/SampleAnyDensity, whose posterior is known in closed form, and the page that explains it.</summary>
public partial class SampleAnyDensityTests
{
    // R 4: summary(lm(weight ~ height, women)) gives estimates −87.51667 and 3.45, standard errors 5.93694 and 0.09114 on ν = 13 degrees
    // of freedom, and a residual sum of squares of 30.23333. With flat priors the coefficients are t-distributed with these numbers,
    // of variance se²·ν/(ν − 2), and ln sd has mean ½(ln(RSS/2) − ψ(ν/2)) and variance ¼ψ′(ν/2), ψ(6.5) = 1.7929, ψ′(6.5) = 0.16628.
    static readonly (string Name, double Mean, double Sd)[] Exact =
        [("intercept", -87.51667, 6.4541), ("slope", 3.45, 0.09908), ("ln sd", 0.46145, 0.20389)];

    [Fact]
    public async Task Run_Always_PrintsThePosterior()
    {
        var lines = await ChildProgram.RunAsync(Path.Combine(AppContext.BaseDirectory, "SampleAnyDensity.dll"), null, TestContext.Current.CancellationToken);

        Assert.InRange(Number(GradientError().Match(lines[0]).Groups[1]), 0, 1e-6);
        Assert.Equal("divergences: 0", lines[1]);
        var rows = lines.Skip(2).Select(static line => Row().Match(line)).ToArray();
        Assert.Equal(Exact.Select(static e => e.Name), rows.Select(static row => row.Groups[1].Value));
        foreach (var (row, exact) in rows.Zip(Exact))
        {
            // Four Monte Carlo standard errors and the rounding of the print; the sd of 2000 effective draws is within 7 % by the same rule.
            Assert.InRange(Number(row.Groups[2]), exact.Mean - 4 * Number(row.Groups[3]) - 1e-4, exact.Mean + 4 * Number(row.Groups[3]) + 1e-4);
            Assert.InRange(Number(row.Groups[4]) / exact.Sd, 0.93, 1.07);
            Assert.InRange(Number(row.Groups[5]), 0.999, 1.01);
            Assert.True(Number(row.Groups[6]) > 1000);
        }
    }

    [Fact]
    public void EnginePage_Options_AreThoseOfTheSampler()
    {
        var documented = OptionRow().Matches(File.ReadAllText(Path.Combine(Checkout(), "docs", "engine.md"))).Select(static m => (m.Groups[1].Value, m.Groups[2].Value));
        var options = typeof(SamplerOptions).GetProperties().Select(static p => (p.Name, Text(p.GetValue(new SamplerOptions()))));

        Assert.Equal(options.Order(), documented.Order());
    }

    /// <summary>A default as C# writes it.</summary>
    static string Text(object? value) => value switch
    {
        null => "null",
        bool flag => flag ? "true" : "false",
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };

    static string Checkout()
    {
        var at = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(at.FullName, "MediaMix.slnx")))
            at = at.Parent ?? throw new DirectoryNotFoundException("MediaMix.slnx lies in no folder above the tests.");
        return at.FullName;
    }

    static double Number(Group group) => double.Parse(group.Value, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^largest error of the gradient: (\S+)$")]
    private static partial Regex GradientError();

    [GeneratedRegex(@"^(.+?) +mean +(\S+) ± (\S+)  sd (\S+)  R-hat (\S+)  ESS (\d+), tails \d+$")]
    private static partial Regex Row();

    [GeneratedRegex(@"^\| `([A-Z]\w+)` \| (\S+) \|", RegexOptions.Multiline)]
    private static partial Regex OptionRow();
}
