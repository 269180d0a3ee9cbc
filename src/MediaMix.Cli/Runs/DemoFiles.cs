using System.Globalization;
using MediaMix.Data;

namespace MediaMix.Cli;

/// <summary>The files of the demo, as an analyst would have them: data, model, and the truth that only a simulation knows.</summary>
static class DemoFiles
{
    const string Truth = "truth.csv";

    /// <summary>Writes the demo's files and returns the path of its model file.</summary>
    /// <exception cref="InvalidInputException">The folder holds something else, or an earlier demo that may not be replaced: its model file may have been edited.</exception>
    public static string Write(string folder, bool replace, DemoWorld world, SamplerSpec sampler)
    {
        if (Directory.Exists(folder) && Directory.EnumerateFileSystemEntries(folder).Any() && !File.Exists(Path.Combine(folder, Truth)))
        {
            throw new InvalidInputException(new Fault(
                "The folder holds something other than a demo.", "Name another folder with --out.", new SourceLocation(folder)));
        }
        if (File.Exists(Path.Combine(folder, Truth)) && !replace)
            throw new InvalidInputException(new Fault("The folder holds an earlier demo.", "Name another folder with --out, or replace it with --force.", new SourceLocation(folder)));
        var model = Path.Combine(folder, "model.yaml");
        WholeFile.Write(Path.Combine(folder, Truth), writer => WriteTruth(writer, world));
        WholeFile.Write(Path.Combine(folder, "data.csv"), writer => WriteData(writer, world.Panel));
        var data = new DataSpec { Source = "data.csv", DateColumn = "week" };
        WholeFile.Write(model, writer => ModelFileWriter.Write(new ModelFile(data, DemoWorld.AnalystModel, sampler), writer));
        return model;
    }

    static void WriteData(TextWriter writer, Panel panel)
    {
        var columns = panel.Series.Values.OrderBy(static s => s.Unit).ToArray();
        writer.WriteLine(string.Join(',', new[] { "week", panel.Outcome.Name }.Concat(columns.Select(static c => c.Name))));
        for (var t = 0; t < panel.Axis.Count; t++)
        {
            var cells = columns.Select(c => Number(c.Values[t]));
            writer.WriteLine(string.Join(',', new[] { panel.Axis.Label(t), Number(panel.Outcome.Values[t]) }.Concat(cells)));
        }
    }

    static void WriteTruth(TextWriter writer, DemoWorld world)
    {
        writer.WriteLine("channel,roi,contribution");
        foreach (var truth in world.Truth)
            writer.WriteLine($"{truth.Channel},{Number(truth.Roi)},{Number(truth.Contribution)}");
    }

    static string Number(double value) => value.ToString("R", CultureInfo.InvariantCulture);
}
