using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Unicode;

namespace MediaMix.Data;

/// <summary>
/// <c>run.json</c>, the file by which every folder of this program is known: what wrote it, how to repeat it, and hashes of what a
/// fit is read back from. Immutable; reading and writing are thread-safe.
/// </summary>
public sealed record RunRecord
{
    /// <summary>The <see cref="Kind"/> of a fit.</summary>
    public const string Fit = "fit";

    /// <summary>The name that plans went by before <see cref="Kind"/> was that of the verb.</summary>
    const string EarlierPlan = "optimization";

    const int LargestFile = 64_000_000;

    static readonly JsonSerializerOptions Layout = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
    };

    /// <value>The verb that wrote the folder, such as <see cref="Fit"/> or <c>backtest</c>.</value>
    public required string Kind { get; init; }

    /// <value>The command that gives the same again; empty = it was not made by one.</value>
    public string Command { get; init; } = "";

    /// <value>Version of the program; null = not known.</value>
    public string? Version { get; init; }

    /// <value>Seed; null = nothing was drawn.</value>
    public ulong? Seed { get; init; }

    /// <value>SHA-256 of the data, lower-case hex; null = there are none.</value>
    public string? DataHash { get; init; }

    /// <value>SHA-256 of <c>model.yaml</c> of a fit; null = written before models were checked.</value>
    public string? ModelHash { get; init; }

    /// <value>SHA-256 of the stored draws of a fit (<see cref="StoredDraws.Hash"/>); null = written before draws were checked.</value>
    public string? DrawsHash { get; init; }

    /// <value>Hash of all that the results depend on, program and system included; null = not known.</value>
    public string? Fingerprint { get; init; }

    /// <value>Who chose the priors of a fit, by parameter: those that nobody chose are left out. Null = written before that was kept.</value>
    public IReadOnlyDictionary<string, PriorOrigin>? Priors { get; init; }

    /// <value>What else is written, behind the rest; not read back.</value>
    public JsonObject Details { get; init; } = [];

    /// <summary>Writes the file into a folder that is about to be committed.</summary>
    /// <param name="folder">The folder.</param>
    public void Write(RunFolder folder)
    {
        ArgumentNullException.ThrowIfNull(folder);
        var document = new JsonObject { ["program"] = "mediamix" };
        Add(document, "version", Version);
        Add(document, "kind", Kind);
        Add(document, "command", Command);
        Add(document, "seed", Seed is { } seed ? JsonValue.Create(seed) : null);
        Add(document, "data_hash", DataHash);
        Add(document, "model_hash", ModelHash);
        Add(document, "draws_hash", DrawsHash);
        Add(document, "fingerprint", Fingerprint);
        Add(document, "priors", Priors is null ? null : PriorOrigins.Json(Priors.Select(static p => (p.Key, (PriorOrigin?)p.Value))));
        foreach (var (key, value) in Details)
            document[key] = value?.DeepClone();
        folder.Write(RunFolder.RunFile, writer =>
        {
            writer.Write(document.ToJsonString(Layout));
            writer.Write('\n');
        });
    }

    /// <summary>Reads the record of any folder of this program.</summary>
    /// <param name="folder">The folder.</param>
    /// <exception cref="InvalidInputException">There is none; the message says what there is.</exception>
    public static RunRecord Read(string folder)
    {
        ArgumentNullException.ThrowIfNull(folder);
        return TryRead(folder) ?? throw new InvalidInputException(new Fault(
            WhyNot(folder), "Name the folder that `mediamix fit` wrote.", new SourceLocation(Path.Combine(folder, RunFolder.RunFile))));
    }

    /// <summary>Reads the record of a folder, or null where there is none that can be read.</summary>
    /// <param name="folder">The folder.</param>
    public static RunRecord? TryRead(string folder)
    {
        ArgumentNullException.ThrowIfNull(folder);
        try
        {
            using var document = JsonDocument.Parse(SourceText.Load(Path.Combine(folder, RunFolder.RunFile), LargestFile));
            return document.RootElement.ValueKind == JsonValueKind.Object ? Of(document.RootElement) : null;
        }
        catch (Exception e) when (e is JsonException or InvalidInputException)
        {
            return null;
        }
    }

    /// <summary>Reads the record of a fit.</summary>
    /// <param name="folder">Its folder.</param>
    /// <exception cref="InvalidInputException">The folder is not that of a fit; the message says what it is and how it is read.</exception>
    public static RunRecord ReadFit(string folder)
    {
        var record = Read(folder);
        if (record.Kind != Fit)
        {
            throw new InvalidInputException(new Fault(
                $"This is the folder of `mediamix {FaultText.Shown(record.Kind)}`, not of a finished run.", Remedy(folder), new SourceLocation(folder)));
        }
        return record;
    }

    static RunRecord? Of(JsonElement root)
    {
        var (command, hash, fingerprint) = (Text(root, "command"), Text(root, "data_hash"), Text(root, "fingerprint"));
        // Folders of earlier versions call it a study, or do not say.
        var kind = Text(root, "kind") ?? Text(root, "study") ?? (hash is not null ? Fit : null);
        if (kind is null || (kind == Fit && (command is null || hash is null)))
            return null;
        return new RunRecord
        {
            Kind = kind == EarlierPlan ? "optimize" : kind,
            Command = command ?? "",
            Version = Text(root, "version"),
            Seed = root.TryGetProperty("seed", out var seed) && seed.ValueKind == JsonValueKind.Number && seed.TryGetUInt64(out var value) ? value : null,
            DataHash = hash,
            ModelHash = Text(root, "model_hash"),
            DrawsHash = Text(root, "draws_hash"),
            Fingerprint = fingerprint,
            Priors = root.TryGetProperty("priors", out var priors) ? PriorOrigins.Read(priors) : null,
        };
    }

    static string? Text(JsonElement root, string key) =>
        root.TryGetProperty(key, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    static void Add(JsonObject document, string key, JsonNode? value)
    {
        if (value is not null)
            document[key] = value;
    }

    /// <summary>How the folder of another verb is read: by fitting the model in it, or by eye.</summary>
    static string Remedy(string folder)
    {
        if (File.Exists(Path.Combine(folder, RunStore.ModelFile)))
            return $"Fit its {RunStore.ModelFile} with `mediamix fit`, and name the folder that this writes.";
        return Directory.EnumerateFiles(folder, "*.html").Select(Path.GetFileName).Order(StringComparer.Ordinal).FirstOrDefault() is { } page
            ? $"Open its {FaultText.Shown(page)}; here, name the folder that `mediamix fit` wrote."
            : "Name the folder that `mediamix fit` wrote.";
    }

    /// <summary>What stands in place of a folder of this program, in a sentence.</summary>
    static string WhyNot(string folder)
    {
        if (File.Exists(folder))
            return "This is a file, not the folder of a finished run.";
        return Directory.Exists(folder) ? "This is not the run.json of a finished run." : "There is no such folder.";
    }
}
