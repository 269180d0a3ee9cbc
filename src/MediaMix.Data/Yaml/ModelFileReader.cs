using static System.FormattableString;

namespace MediaMix.Data;

/// <summary>
/// Reads a model file strictly: an unknown key, a wrong type or a prior that does not fit its parameter is a fault with
/// file, line and column, and all faults are reported at once. Stateless and thread-safe.
/// </summary>
public static class ModelFileReader
{
    const int MostFaults = 50;

    /// <summary>Reads a model file from disk.</summary>
    /// <param name="path">Path of a UTF-8 file; it appears in messages as given.</param>
    /// <exception cref="InvalidInputException">The file cannot be read or is not a valid model; all faults are listed.</exception>
    public static ModelFile ReadFile(string path) =>
        Read(SourceText.Decode(SourceText.Load(path, 4 * YamlDocument.LargestDocument), path), path);

    /// <summary>Reads a model file from disk, and where its keys stand.</summary>
    /// <param name="path">Path of a UTF-8 file; it appears in messages as given.</param>
    /// <param name="places">Tells the place of a fault that is found later, when the model meets its data.</param>
    /// <exception cref="InvalidInputException">The file cannot be read or is not a valid model; all faults are listed.</exception>
    public static ModelFile ReadFile(string path, out ModelPlaces places) =>
        Read(SourceText.Decode(SourceText.Load(path, 4 * YamlDocument.LargestDocument), path), path, out places);

    /// <summary>Reads a model file from memory.</summary>
    /// <param name="text">YAML, at most 1,000,000 characters.</param>
    /// <param name="fileName">Name for messages.</param>
    /// <exception cref="InvalidInputException">The text is not a valid model; all faults are listed in the order of the file.</exception>
    public static ModelFile Read(string text, string fileName) => Read(text, fileName, out _);

    /// <summary>Reads a model file from memory, and where its keys stand.</summary>
    /// <param name="text">YAML, at most 1,000,000 characters.</param>
    /// <param name="fileName">Name for messages.</param>
    /// <param name="places">Tells the place of a fault that is found later.</param>
    /// <exception cref="InvalidInputException">The text is not a valid model; all faults are listed in the order of the file.</exception>
    public static ModelFile Read(string text, string fileName, out ModelPlaces places)
    {
        var file = Survey(text, fileName, out places, out var faults);
        return faults.Count > 0 ? throw new InvalidInputException(faults) : file!;
    }

    /// <summary>Reads a model file from disk as far as that goes, so that faults of its data can be looked for beside its own.</summary>
    /// <param name="path">Path of a UTF-8 file; it appears in messages as given.</param>
    /// <param name="places">Tells the place of a fault that is found later.</param>
    /// <param name="faults">All faults of the file, in its order; empty when it is valid.</param>
    /// <returns>What was understood; not to be fitted where there are faults. Null when it is no mapping of keys at all.</returns>
    /// <exception cref="InvalidInputException">The file cannot be read.</exception>
    public static ModelFile? Survey(string path, out ModelPlaces places, out IReadOnlyList<Fault> faults) =>
        Survey(SourceText.Decode(SourceText.Load(path, 4 * YamlDocument.LargestDocument), path), path, out places, out faults);

    static ModelFile? Survey(string text, string fileName, out ModelPlaces places, out IReadOnlyList<Fault> faults)
    {
        ArgumentNullException.ThrowIfNull(text);
        var found = new FaultList();
        var root = YamlDocument.Parse(text, fileName, found);
        var isParsed = !found.HasErrors;
        var file = YamlGroup.From(root, YamlGroup.WholeFile, found) is { } group ? Bind(group) : null;
        faults = found.HasErrors ? Sorted(found.Faults) : [];
        places = new ModelPlaces(root);
        // Of a document with faults in its syntax nothing is certain.
        return isParsed ? file : null;
    }

    static ModelFile Bind(YamlGroup file)
    {
        file.NotYet("reach_frequency", "holdout");
        var name = file.Column("name");
        var (data, outcome, value) = DataKeys.Read(file);
        var scaling = ScalingKeys.Read(file.Group("scaling"));
        var order = file.Choice("order", ModelWords.Orders) ?? TransformOrder.AdstockFirst;
        var channels = ChannelKeys.ReadAll(file);
        var groups = GroupKeys.ReadAll(file);
        var timeVarying = TimeVaryingKeys.ReadAll(file);
        var experiments = ExperimentKeys.ReadAll(file);
        var covariances = ExperimentCovarianceKeys.ReadAll(file);
        var controls = ControlKeys.ReadAll(file);
        var baseline = BaselineKeys.Read(file.Group("baseline"));
        var noise = NoiseKeys.Read(file);
        var likelihood = NoiseKeys.Likelihood(file, noise);
        var parameterPriors = RefreshKeys.ReadPriors(file);
        var refresh = RefreshKeys.Read(file);
        var decomposition = Report(file.Group("report"));
        var sampler = SamplerKeys.Read(file.Group("sampler"));
        file.Finish();
        var model = new ModelSpec
        {
            Name = name,
            Outcome = outcome,
            UnitValue = value,
            Channels = channels,
            Groups = groups,
            TimeVarying = timeVarying,
            Experiments = experiments,
            ExperimentCovariances = covariances,
            Controls = controls,
            Baseline = baseline,
            ParameterPriors = parameterPriors,
            Noise = noise,
            Likelihood = likelihood,
            Decomposition = decomposition,
            Scaling = scaling,
            Order = order,
        };
        return new ModelFile(data, model, sampler) { PriorsFrom = refresh };
    }

    /// <summary>What is told of a fit. Where effects add up both decompositions are the same, and either may be asked for.</summary>
    static Decomposition Report(YamlGroup? report)
    {
        var decomposition = report?.Choice("decomposition", ModelWords.Decompositions) ?? Decomposition.Additive;
        report?.Finish();
        return decomposition;
    }

    static List<Fault> Sorted(IReadOnlyList<Fault> faults)
    {
        var sorted = faults
            .OrderBy(static fault => fault.Where?.Line ?? int.MaxValue)
            .ThenBy(static fault => fault.Where?.Column ?? 0)
            .Take(MostFaults)
            .ToList();
        if (faults.Count > MostFaults)
            sorted.Add(new Fault(Invariant($"There are {faults.Count - MostFaults:N0} more faults.")));
        return sorted;
    }
}
