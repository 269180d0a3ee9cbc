using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace MediaMix.Data;

/// <summary>
/// Keeps fits on disk: the folder that <c>mediamix fit</c> writes and all verbs read, without its tables and its report. Model and data
/// are stored beside the draws, so a fit can be read back anywhere. Stateless and thread-safe.
/// </summary>
public static class RunStore
{
    const int LargestModel = 64_000_000;

    /// <summary>Name of the model file in the folder.</summary>
    public const string ModelFile = "model.yaml";

    /// <summary>Name of the data file in the folder.</summary>
    public const string DataFile = "data.csv";

    /// <summary>Saves a fit, whole or not at all. The panel is written as one table with a row per geo and period.</summary>
    /// <param name="path">The folder; what lies above it is created.</param>
    /// <param name="fit">The fit.</param>
    /// <param name="data">How the panel was read: names of its date, geo and population columns, and the margin; null = <c>date</c>, and names of our own.</param>
    /// <param name="refits">What fits without an experiment said (<c>FitAnalysis.Refits</c>), so that nobody need fit them again; null = nothing.</param>
    /// <param name="replace">True to replace the folder of an earlier fit.</param>
    /// <exception cref="InvalidInputException">The folder exists and may not be replaced, or cannot be created.</exception>
    /// <exception cref="ArgumentException">What the fits without an experiment said has not one number per draw.</exception>
    /// <exception cref="IOException">The disk refuses.</exception>
    public static void Save(string path, FittedModel fit, DataSpec? data = null, IReadOnlyDictionary<string, double[]>? refits = null, bool replace = false)
    {
        ArgumentNullException.ThrowIfNull(fit);
        var (bytes, spec) = PanelFile.Of(fit.Model.Panel, Columns(data, fit.Model.Panel), DataFile);
        using var folder = RunFolder.Create(path, replace);
        Write(folder, new ModelFile(spec, fit.Model.Spec, fit.Sampler), bytes, fit, refits).Write(folder);
        folder.Commit();
    }

    /// <summary>Writes model, data and draws of a fit into a folder, and returns the record by which they are read back.</summary>
    /// <param name="folder">The folder, not yet committed; its <c>run.json</c> is left to the caller.</param>
    /// <param name="file">The model file; its model is stored with every default spelt out, its data as the folder's own copy, and nothing is taken from an earlier run.</param>
    /// <param name="data">The data file, which is read as <paramref name="file"/> says.</param>
    /// <param name="fit">The fit.</param>
    /// <param name="refits">What fits without an experiment said, [draw], by the name of the experiment; null = nothing.</param>
    /// <exception cref="ArgumentException">What the fits without an experiment said has not one number per draw.</exception>
    public static RunRecord Write(RunFolder folder, ModelFile file, byte[] data, FittedModel fit, IReadOnlyDictionary<string, double[]>? refits = null)
    {
        ArgumentNullException.ThrowIfNull(folder);
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(fit);
        var model = Encoding.UTF8.GetBytes(Text(Stored(file, fit.Model)));
        WriteBytes(folder, ModelFile, model);
        WriteBytes(folder, DataFile, data);
        var draws = DrawStorage.Store(fit, refits);
        DrawsZarr.Write(folder, draws);
        return new RunRecord
        {
            Kind = RunRecord.Fit,
            Seed = file.Sampler.Seed,
            DataHash = Hash(data),
            ModelHash = Hash(model),
            DrawsHash = draws.Hash(),
            Priors = PriorOrigins.Of(fit.Model),
        };
    }

    /// <summary>A model file as a folder holds it: every default spelt out, reading the folder's own data.</summary>
    /// <param name="file">What the analyst wrote.</param>
    /// <param name="model">The same, bound to its data.</param>
    public static ModelFile Stored(ModelFile file, BoundModel model)
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(model);
        return file with { Data = file.Data with { Source = DataFile }, Model = model.Spec, PriorsFrom = null };
    }

    /// <summary>
    /// Reads a fit back. Model, data and draws are held against the hashes of <c>run.json</c>, as far as it has them: folders of earlier
    /// versions have that of the data only, and are believed in the rest.
    /// </summary>
    /// <param name="path">The folder.</param>
    /// <exception cref="InvalidInputException">The folder is not that of a fit, or something in it is damaged, edited or missing.</exception>
    public static LoadedFit Load(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        var record = RunRecord.ReadFit(path);
        var modelPath = Path.Combine(path, ModelFile);
        Check(SourceText.Load(modelPath, LargestModel), record.ModelHash, modelPath, "The model in this run folder is not the one that was fitted.");
        var dataPath = Path.Combine(path, DataFile);
        Check(SourceText.Load(dataPath, TableReader.LargestFile), record.DataHash, dataPath, "The data in this run folder are not those that were fitted.");
        var file = ModelFileReader.ReadFile(modelPath, out var places);
        // A stored fit spells its priors out; one that named another could go round in circles.
        if (file.PriorsFrom is not null)
            throw new InvalidInputException(new Fault("The model of a finished run takes priors from another.", "Remove priors_from from it, or name the run itself.", new SourceLocation(modelPath)));
        var (data, reading, model) = Bind(file, path, places);
        var draws = DrawsZarr.Read(Path.Combine(path, DrawsZarr.FolderName));
        if (record.DrawsHash is { } hash && draws.Hash() != hash)
            throw Changed(Path.Combine(path, DrawsZarr.FolderName), "The draws in this run folder are not those that were sampled.");
        return new LoadedFit(
            path, DrawStorage.Restore(PriorOrigins.Restore(model, record.Priors), file.Sampler, draws, path), file, data.Bytes, record, DrawStorage.Refits(draws),
            [.. reading.Warnings.Concat(model.Warnings).Select(places.Locate)], reading.Notes);
    }

    /// <summary>
    /// A model with what the folder of its file knows of who chose its priors: a stored model spells all of them out, and fitted again says the same as
    /// the fit that it comes from. As it is where the file lies in no such folder, or was edited.
    /// </summary>
    /// <param name="model">The model of the file, bound to data.</param>
    /// <param name="modelPath">The file.</param>
    public static BoundModel WithOrigins(BoundModel model, string modelPath)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentException.ThrowIfNullOrEmpty(modelPath);
        var record = RunRecord.TryRead(Path.GetDirectoryName(Path.GetFullPath(modelPath)) ?? "");
        return record is { Priors: not null, ModelHash: { } hash } && Hash(SourceText.Load(modelPath, LargestModel)) == hash
            ? PriorOrigins.Restore(model, record.Priors)
            : model;
    }

    static (DataFiles Data, PanelReading Reading, BoundModel Model) Bind(ModelFile file, string path, ModelPlaces places)
    {
        try
        {
            var data = DataFiles.Load(file, path);
            // Its rows were enough when it was fitted.
            var reading = PanelReader.Read(data.Table, data.Spec, file.Model, file.Model);
            return (data, reading, BoundModel.Bind(file.Model, reading.Panel));
        }
        catch (InvalidInputException e)
        {
            throw new InvalidInputException([.. e.Faults.Select(places.Locate)]);
        }
    }

    static void Check(byte[] bytes, string? hash, string path, string message)
    {
        if (hash is not null && Hash(bytes) != hash)
            throw Changed(path, message);
    }

    static InvalidInputException Changed(string path, string message) =>
        new(new Fault(message, "Put back what was there, or fit the model again.", new SourceLocation(path)));

    static string Text(ModelFile file)
    {
        using var text = new StringWriter(CultureInfo.InvariantCulture) { NewLine = "\n" };
        ModelFileWriter.Write(file, text);
        return text.ToString();
    }

    static void WriteBytes(RunFolder folder, string name, byte[] bytes)
    {
        using var stream = folder.Open(name);
        stream.Write(bytes);
    }

    internal static DataSpec Columns(DataSpec? data, Panel panel) => data ?? new DataSpec { Source = DataFile, DateColumn = "date", OutcomeKind = panel.OutcomeKind };

    internal static string Hash(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));
}
