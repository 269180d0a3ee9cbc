using System.Security.Cryptography;
using MediaMix.Analysis;
using MediaMix.Data;
using MediaMix.Reporting;

namespace MediaMix.Cli;

/// <summary>A model file joined with its data: read once, checked, bound.</summary>
/// <param name="File">What the model file says, command-line overrides applied.</param>
/// <param name="Model">Bound model, every default filled in.</param>
/// <param name="DataBytes">The data file as it was read; two files joined to one.</param>
/// <param name="Warnings">What the reader should know.</param>
/// <param name="Notes">What was made of the data.</param>
sealed record FitInput(ModelFile File, BoundModel Model, byte[] DataBytes, IReadOnlyList<Fault> Warnings, IReadOnlyList<string> Notes)
{
    /// <value>What was taken from an earlier run; null = nothing.</value>
    public RefreshResult? Refreshed { get; init; }

    /// <value>The earlier run and its verdict; null = no priors were taken from one.</value>
    public PriorSource? Priors { get; init; }

    /// <value>Columns that look like spend and that the model does not read.</value>
    public IReadOnlyList<UnusedSpend> UnusedSpend { get; init; } = [];

    /// <summary>Name of the copy of the data inside a run folder.</summary>
    public const string StoredData = RunStore.DataFile;

    /// <summary>SHA-256 of the data file, lower-case hex.</summary>
    public string DataHash => Convert.ToHexStringLower(SHA256.HashData(DataBytes));

    /// <summary>What the data will make hard for the model.</summary>
    /// <param name="prior">What its priors say; null = not looked at.</param>
    public IReadOnlyList<DesignFinding> Design(PriorPass? prior = null) =>
        [.. UnusedSpend.Select(Finding).Concat(DesignReview.Of(Model.Spec, Model.Panel, prior, File.Model)).OrderByDescending(static f => f.Severity)];

    DesignFinding Finding(UnusedSpend unused)
    {
        var (total, used) = (unused.Total, Model.Constants.Channels.Sum(static c => c.Spend));
        var what = unused.Unreadable > 0 ? FormattableString.Invariant($"; {unused.Unreadable} of its cells hold no number")
            : total == 0 ? "; it is 0 in every row"
            : total > 0 && used > 0 ? FormattableString.Invariant($": {NumberText.Compact(total)}, beside {NumberText.Compact(used)} that is")
            : "";
        return new DesignFinding(
            DesignSeverity.Attention, "unused-spend", $"The column {unused.Column} looks like spend and is not used{what}.",
            "Make it a channel; what an unused one brought is counted as baseline, or for those that ran at the same time.");
    }

    /// <summary>
    /// All that the results depend on, as one hash: data, model with defaults filled in, sampler settings, and the code and system that
    /// compute. A run may be gone on with only if this is the same.
    /// </summary>
    public string Fingerprint => ResumableFit.Fingerprint(File, Model, DataBytes, ProgramVersion.Text, typeof(FitInput).Module.ModuleVersionId.ToString());

    /// <summary>The run that priors come from; read before the data, for what it has learned the new rows need not tell.</summary>
    static StoredFit Earlier(RefreshSpec refresh, string folder)
    {
        try
        {
            return StoredFit.Read(Path.Combine(folder, refresh.Run));
        }
        catch (InvalidInputException e)
        {
            throw new InvalidInputException([new Fault($"priors_from: {refresh.Run} cannot be read.", "Name the folder of a finished run, relative to the model file.", Subject: "priors_from"), .. e.Faults]);
        }
    }

    FitInput Refresh(RefreshSpec refresh, StoredFit earlier, string? kept, ModelPlaces places)
    {
        var refreshed = Analysis.Refresh.Apply(earlier.Fit, Model, refresh);
        var source = EarlierVerdict.Of(earlier, refresh);
        return this with
        {
            Model = refreshed.Model,
            Priors = source,
            Refreshed = refreshed,
            Warnings = [.. Warnings, .. EarlierVerdict.Warning(source).Concat(refreshed.Warnings).Select(places.Locate)],
            Notes = [.. Notes, refreshed.Summary(refresh.Run, refresh.Inflate), .. kept is null ? Array.Empty<string>() : [kept]],
        };
    }

    /// <summary>Reads and binds.</summary>
    /// <param name="modelPath">Model file.</param>
    /// <param name="dataPath">Data file in place of the one that the model file names; null = that one.</param>
    /// <param name="sampler">Overrides of the sampler section.</param>
    /// <exception cref="InvalidInputException">Anything wrong with model or data; all faults of the first stage that fails.</exception>
    public static FitInput Read(string modelPath, string? dataPath, SamplerOverrides sampler)
    {
        var folder = Path.GetDirectoryName(modelPath) ?? "";
        var file = ModelFileReader.Survey(modelPath, out var places, out var faults);
        if (file is null || faults.Count > 0)
            throw new InvalidInputException([.. faults, .. file is null ? [] : Further(file, folder, dataPath).Select(places.Locate)]);
        file = file with { Sampler = sampler.Apply(file.Sampler) };
        try
        {
            var earlier = file.PriorsFrom is { } refresh ? Earlier(refresh, folder) : null;
            var kept = earlier is null ? new KeptBaseline(file.Model, null) : KeptBaseline.Of(earlier.Fit.Model.Spec, file.Model, file.PriorsFrom!.Run);
            file = file with { Model = kept.Model };
            var (data, reading) = Panel(file, folder, dataPath, earlier?.Fit.Model.Spec);
            file = file with { Data = data.Spec };
            var model = RunStore.WithOrigins(BoundModel.Bind(file.Model, reading.Panel), modelPath);
            var input = new FitInput(file, model, data.Bytes, [.. reading.Warnings.Concat(model.Warnings).Select(places.Locate)], reading.Notes) { UnusedSpend = reading.UnusedSpend };
            return earlier is null ? input : input.Refresh(file.PriorsFrom!, earlier, kept.Note, places);
        }
        catch (InvalidInputException e)
        {
            throw new InvalidInputException([.. e.Faults.Select(places.Locate)]);
        }
    }

    /// <summary>The data of a model. Where they have faults, those that the model has by itself are reported with them.</summary>
    static (DataFiles Data, PanelReading Reading) Panel(ModelFile file, string folder, string? dataPath, ModelSpec? learned = null)
    {
        try
        {
            var data = DataFiles.Load(file, folder, dataPath);
            return (data, PanelReader.Read(data.Table, data.Spec, file.Model, learned));
        }
        catch (InvalidInputException e)
        {
            throw new InvalidInputException([.. e.Faults, .. SpecFaults.Of(file.Model)]);
        }
    }

    /// <summary>Errors that can be known although the model file has faults of its own.</summary>
    static IEnumerable<Fault> Further(ModelFile file, string folder, string? dataPath)
    {
        // Without these everything else would seem to be missing.
        if (file.Model.Channels.Count == 0 || file.Model.Outcome.Length == 0 || file.Data.DateColumn.Length == 0 || file.Data.Source.Length == 0)
            return [];
        try
        {
            Panel(file, folder, dataPath);
            return SpecFaults.Of(file.Model);
        }
        catch (InvalidInputException e)
        {
            return e.Faults.Where(static f => f.Severity == Severity.Error);
        }
    }
}
