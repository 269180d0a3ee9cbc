using System.Text.Json.Nodes;

namespace MediaMix.Data;

/// <summary>
/// Draws on disk as a Zarr v2 folder that xarray opens: one float64 array [chain, draw] per parameter, chunks of one
/// chain and 500 draws, zlib; sampler statistics in the group <c>sample_stats</c>, what fits without an experiment
/// say of it in the group <c>experiment_refits</c>. Equal draws give equal bytes.
/// Stateless and thread-safe.
/// </summary>
public static class DrawsZarr
{
    /// <summary>Name of the folder within a run folder.</summary>
    public const string FolderName = "draws.zarr";

    const string StatisticsGroup = "sample_stats", RefitsGroup = "experiment_refits";

    /// <summary>Writes draws into a run folder.</summary>
    /// <param name="folder">The run folder, not yet committed.</param>
    /// <param name="draws">Parameters and statistics; all have the same numbers of chains and draws, names are unique within each list.</param>
    /// <exception cref="ArgumentException">The arrays differ in shape, or a name is given twice.</exception>
    public static void Write(RunFolder folder, StoredDraws draws)
    {
        ArgumentNullException.ThrowIfNull(folder);
        ArgumentNullException.ThrowIfNull(draws);
        Check(draws);
        var metadata = new JsonObject();
        WriteGroup(folder, "", draws.Parameters, metadata);
        WriteGroup(folder, StatisticsGroup + "/", draws.Statistics, metadata);
        if (draws.Refits.Count > 0)
            WriteGroup(folder, RefitsGroup + "/", draws.Refits, metadata);
        WriteJson(folder, ".zmetadata", new JsonObject { ["zarr_consolidated_format"] = 1, ["metadata"] = metadata });
    }

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    /// <param name="path">Path of the <c>draws.zarr</c> folder.</param>
    /// <exception cref="InvalidInputException">The folder is missing, damaged, or not written by this program.</exception>
    public static StoredDraws Read(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        var refits = Path.Combine(path, RefitsGroup);
        var draws = new StoredDraws(ZarrReader.ReadGroup(path), ZarrReader.ReadGroup(Path.Combine(path, StatisticsGroup)))
        {
            Refits = Directory.Exists(refits) ? ZarrReader.ReadGroup(refits) : [],
        };
        try
        {
            Check(draws);
        }
        catch (ArgumentException e)
        {
            throw new InvalidInputException(new Fault($"The stored draws are damaged: {FaultText.Long(e.Message)}", "Fit the model again.", new SourceLocation(path)));
        }
        return draws;
    }

    static void WriteGroup(RunFolder folder, string prefix, IReadOnlyList<DrawVariable> variables, JsonObject metadata)
    {
        // Some file systems do not tell upper from lower case.
        var used = new HashSet<string>(StringComparer.OrdinalIgnoreCase) { StatisticsGroup, RefitsGroup };
        var order = new JsonArray();
        var arrays = new List<(string Name, DrawVariable Variable)>();
        foreach (var variable in variables)
        {
            var name = FileNames.Encode(variable.Name);
            while (!used.Add(name))
                name += "~";
            // Not Add<T>, which needs reflection: programs compiled ahead of time have none.
            order.Add((JsonNode)name);
            arrays.Add((name, variable));
        }
        Add(folder, prefix + ".zgroup", new JsonObject { ["zarr_format"] = 2 }, metadata);
        Add(folder, prefix + ".zattrs", new JsonObject { [ZarrArray.OrderKey] = order }, metadata);
        foreach (var (name, variable) in arrays)
        {
            var array = new ZarrArray(variable.Values.Length, Draws(variable));
            Add(folder, $"{prefix}{name}/.zarray", array.Header(), metadata);
            Add(folder, $"{prefix}{name}/.zattrs", ZarrArray.Attributes(variable.Name), metadata);
            for (var chain = 0; chain < array.Chains; chain++)
                array.WriteChunks(variable.Values[chain], block => folder.Open($"{FolderName}/{prefix}{name}/{ZarrArray.ChunkName(chain, block)}"));
        }
    }

    static void Add(RunFolder folder, string key, JsonObject content, JsonObject metadata)
    {
        WriteJson(folder, key, content);
        metadata[key] = content;
    }

    static void WriteJson(RunFolder folder, string key, JsonObject content) =>
        folder.Write($"{FolderName}/{key}", writer => writer.Write(content.ToJsonString()));

    static int Draws(DrawVariable variable) => variable.Values.Length == 0 ? 0 : variable.Values[0].Length;

    static void Check(StoredDraws draws)
    {
        foreach (var group in new[] { draws.Parameters, draws.Statistics, draws.Refits })
        {
            if (group.Select(static v => v.Name).Distinct(StringComparer.Ordinal).Count() != group.Count)
                throw new ArgumentException("A name is given twice.", nameof(draws));
        }
        var all = draws.Parameters.Concat(draws.Statistics).Concat(draws.Refits).ToList();
        if (all.Count == 0)
            return;
        var (chains, count) = (all[0].Values.Length, Draws(all[0]));
        if (all.Exists(v => v.Values.Length != chains || Array.Exists(v.Values, chain => chain.Length != count)))
            throw new ArgumentException("The variables differ in their numbers of chains or draws.", nameof(draws));
    }
}
