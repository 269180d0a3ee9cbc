using System.Text.Json;
using System.Text.Json.Nodes;

namespace MediaMix.Data;

/// <summary>
/// Who chose the priors of a fit, as JSON: what a stored model file, in which all priors are spelt out, cannot tell. Stateless and thread-safe.
/// </summary>
public static class PriorOrigins
{
    const string Written = "written", Carried = "carried";

    /// <summary>The object: names of parameters whose prior the model states, and of those whose prior is what an earlier run found.</summary>
    /// <param name="parameters">Parameters and who chose their priors; null = they have none.</param>
    public static JsonObject Json(IEnumerable<(string Parameter, PriorOrigin? Origin)> parameters)
    {
        var all = parameters.ToLookup(static p => p.Origin, static p => p.Parameter);
        return new JsonObject { [Written] = Names(all[PriorOrigin.Written]), [Carried] = Names(all[PriorOrigin.Carried]) };
    }

    /// <summary>Parameters of a model whose priors somebody chose.</summary>
    internal static IReadOnlyDictionary<string, PriorOrigin> Of(BoundModel model) =>
        model.Parameters.Where(static p => p.Origin != PriorOrigin.Default).ToDictionary(static p => p.Name, static p => p.Origin, StringComparer.Ordinal);

    /// <summary>A model, bound to a file that spells all priors out, with what is known of who chose them; as it is where nothing is.</summary>
    internal static BoundModel Restore(BoundModel model, IReadOnlyDictionary<string, PriorOrigin>? known) =>
        known is null ? model : model.WithOrigins(name => known.TryGetValue(name, out var origin) ? origin : PriorOrigin.Default);

    /// <summary>Names of the object with who chose their priors; null where it is no such object.</summary>
    internal static IReadOnlyDictionary<string, PriorOrigin>? Read(JsonElement priors)
    {
        if (priors.ValueKind != JsonValueKind.Object)
            return null;
        var origins = new Dictionary<string, PriorOrigin>(StringComparer.Ordinal);
        foreach (var (key, origin) in new[] { (Written, PriorOrigin.Written), (Carried, PriorOrigin.Carried) })
        {
            if (!priors.TryGetProperty(key, out var names) || names.ValueKind != JsonValueKind.Array)
                return null;
            foreach (var name in names.EnumerateArray().Where(static name => name.ValueKind == JsonValueKind.String))
                origins[name.GetString()!] = origin;
        }
        return origins;
    }

    static JsonArray Names(IEnumerable<string> names) => new([.. names.Select(static name => JsonValue.Create(name))]);
}
