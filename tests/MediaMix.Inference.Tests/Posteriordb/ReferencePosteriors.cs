using System.IO.Compression;
using System.Text.Json;
using MediaMix.Testing;

namespace MediaMix.Inference.Tests.Posteriordb;

/// <summary>Reads what the reference folder holds of posteriordb.</summary>
static class ReferencePosteriors
{
    const string Folder = "posteriordb/";

    /// <summary>The data of a model; one that is stored zipped is unpacked.</summary>
    public static JsonElement Data(string name)
    {
        if (name != "diamonds")
            return Parse(File.ReadAllText(ReferenceData.Require($"{Folder}data/{name}.json")));
        using var archive = ZipFile.OpenRead(ReferenceData.Require(Folder + "data/diamonds.json.zip"));
        using var reader = new StreamReader(archive.GetEntry("diamonds.json")!.Open());
        return Parse(reader.ReadToEnd());
    }

    /// <summary>Points with log density and gradient of one posterior.</summary>
    public static IReadOnlyList<GoldenPoint> Points(string posterior)
    {
        var golden = Parse(File.ReadAllText(ReferenceData.Require(Folder + "golden_logp.json")));
        return [.. golden.GetProperty("models").GetProperty(posterior).GetProperty("points").EnumerateArray().Select(static p =>
            new GoldenPoint(p.Numbers("u"), p.Number("log_density"), p.Numbers("gradient")))];
    }

    /// <summary>Reference summaries of the parameters, in the order of the file.</summary>
    public static IReadOnlyList<ReferenceSummary> Summaries(string posterior)
    {
        var summary = Parse(File.ReadAllText(ReferenceData.Require($"{Folder}summaries/{posterior}.json")));
        return [.. summary.GetProperty("parameters").EnumerateObject().Select(static p => new ReferenceSummary(
            p.Name, p.Value.Number("mean"), p.Value.Number("mcse_mean"), p.Value.Number("sd"), p.Value.Number("mcse_sd")))];
    }

    public static double Number(this JsonElement element, string name) => element.GetProperty(name).GetDouble();

    public static double[] Numbers(this JsonElement element, string name) =>
        [.. element.GetProperty(name).EnumerateArray().Select(static e => e.GetDouble())];

    /// <summary>The columns of a matrix stored row by row.</summary>
    public static double[][] Columns(this JsonElement element, string name)
    {
        double[][] rows = [.. element.GetProperty(name).EnumerateArray().Select(static row =>
            row.EnumerateArray().Select(static e => e.GetDouble()).ToArray())];
        return [.. Enumerable.Range(0, rows[0].Length).Select(j => rows.Select(row => row[j]).ToArray())];
    }

    static JsonElement Parse(string text)
    {
        using var document = JsonDocument.Parse(text);
        return document.RootElement.Clone();
    }
}

/// <summary>Log density and gradient at one point, normalising constants included.</summary>
sealed record GoldenPoint(double[] Position, double LogDensity, double[] Gradient);

/// <summary>What 10,000 nearly independent reference draws say of one parameter.</summary>
sealed record ReferenceSummary(string Name, double Mean, double MeanError, double Sd, double SdError)
{
    const double Draws = 10_000;

    /// <summary>Mean of x²: m² + s²(n − 1)/n.</summary>
    public double MeanSquare => Mean * Mean + Sd * Sd * (Draws - 1) / Draws;

    /// <summary>
    /// Its Monte Carlo error by the delta method, √((2m·e_m)² + (2s·e_s)²). The errors of mean and standard deviation are
    /// taken as uncorrelated, as they are for a symmetric posterior; for a skewed one the error is up to √2 too small, a
    /// small part of the whole as our own error, from fewer draws, is the larger one.
    /// </summary>
    public double MeanSquareError => Math.Sqrt(Squared(2 * Mean * MeanError) + Squared(2 * Sd * SdError));

    static double Squared(double x) => x * x;
}
