using System.Text;

namespace MediaMix.Cli.Tests;

/// <summary>A temporary folder with a data file and a model file; gone when disposed.</summary>
sealed class Workspace : IDisposable
{
    readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("mediamix-");

    public string Model => At("model.yaml");

    public string Data => At("data.csv");

    /// <summary>Where runs of this workspace are written.</summary>
    public string Run => At("run");

    public string At(string name) => Path.Combine(_folder.FullName, name);

    /// <summary>A workspace that can be fitted as it is.</summary>
    public static Workspace Sound() => With(SmallTable.Rows());

    /// <summary>One that leaves every file that a run can leave.</summary>
    public static Workspace Moving() => With(SmallTable.MovingRows(), SmallTable.MovingModel);

    public static Workspace With(IEnumerable<string[]> rows, string? model = null) =>
        With(Encoding.UTF8.GetBytes(SmallTable.Text(rows)), model);

    public static Workspace With(byte[] data, string? model = null)
    {
        var workspace = new Workspace();
        File.WriteAllBytes(workspace.Data, data);
        File.WriteAllText(workspace.Model, model ?? SmallTable.Model);
        return workspace;
    }

    /// <summary>Fits with as few draws as the program allows to do something with.</summary>
    public Task<Outcome> FitAsync(params string[] more) =>
        Mediamix.RunAsync(["fit", Model, "--out", Run, "--chains", "2", "--warmup", "60", "--draws", "30", .. more]);

    /// <summary>Names of everything directly in the folder.</summary>
    public IEnumerable<string> Entries() => _folder.EnumerateFileSystemInfos().Select(static e => e.Name).Order(StringComparer.Ordinal);

    public void Dispose() => _folder.Delete(recursive: true);
}
