using System.Text.Json;

namespace MediaMix.Testing;

/// <summary>
/// Validates JSON against the part of JSON Schema 2020-12 that the published schemas use, and refuses a schema that uses any other: a
/// keyword that is not understood would be one that is not checked.
/// </summary>
sealed class JsonSchema
{
    static readonly string[] Keywords =
        ["$schema", "$id", "$defs", "$ref", "title", "description", "type", "required", "properties", "additionalProperties", "items", "enum", "anyOf", "minimum", "maximum"];

    readonly Func<string, string> _read;
    readonly Dictionary<string, JsonElement> _files = new(StringComparer.Ordinal);

    /// <summary>Reads schemas by file name.</summary>
    public JsonSchema(Func<string, string> read) => _read = read;

    /// <summary>What does not fit, each with its place; empty when all does.</summary>
    public IReadOnlyList<string> Faults(string schema, string json)
    {
        using var document = JsonDocument.Parse(json);
        var faults = new List<string>();
        Check(document.RootElement, File(schema), schema, "$", faults);
        return faults;
    }

    JsonElement File(string name)
    {
        if (!_files.TryGetValue(name, out var schema))
        {
            using var document = JsonDocument.Parse(_read(name));
            _files[name] = schema = document.RootElement.Clone();
        }
        return schema;
    }

    void Check(JsonElement value, JsonElement schema, string file, string at, List<string> faults)
    {
        foreach (var keyword in schema.EnumerateObject())
        {
            if (!Keywords.Contains(keyword.Name))
                throw new NotSupportedException($"{file} uses {keyword.Name}, which is not checked.");
        }
        if (schema.TryGetProperty("$ref", out var reference))
        {
            var (target, definition) = Resolve(reference.GetString()!, file);
            Check(value, definition, target, at, faults);
        }
        if (schema.TryGetProperty("anyOf", out var choices) && !choices.EnumerateArray().Any(choice => IsValid(value, choice, file)))
        {
            // The nearest alternative says more than that none fits.
            var nearest = choices.EnumerateArray().Select(choice => Faults(value, choice, file, at)).MinBy(static f => f.Count)!;
            faults.AddRange(nearest);
        }
        if (schema.TryGetProperty("type", out var type) && !Types(type).Any(t => Is(value, t)))
            faults.Add($"{at}: {value.ValueKind} where {string.Join(" or ", Types(type))} is expected");
        if (schema.TryGetProperty("enum", out var words) && !words.EnumerateArray().Any(word => JsonElement.DeepEquals(word, value)))
            faults.Add($"{at}: {value.GetRawText()} is none of {words.GetRawText()}");
        if (value.ValueKind == JsonValueKind.Number)
            Bounds(value.GetDouble(), schema, at, faults);
        if (value.ValueKind == JsonValueKind.Object)
            Object(value, schema, file, at, faults);
        if (value.ValueKind == JsonValueKind.Array && schema.TryGetProperty("items", out var items))
        {
            var i = 0;
            foreach (var item in value.EnumerateArray())
                Check(item, items, file, $"{at}[{i++}]", faults);
        }
    }

    void Object(JsonElement value, JsonElement schema, string file, string at, List<string> faults)
    {
        var properties = schema.TryGetProperty("properties", out var known) ? known : default;
        if (schema.TryGetProperty("required", out var required))
            faults.AddRange(required.EnumerateArray().Where(name => !value.TryGetProperty(name.GetString()!, out _)).Select(name => $"{at}: {name.GetString()} is missing"));
        foreach (var property in value.EnumerateObject())
        {
            if (properties.ValueKind == JsonValueKind.Object && properties.TryGetProperty(property.Name, out var own))
                Check(property.Value, own, file, $"{at}.{property.Name}", faults);
            else if (schema.TryGetProperty("additionalProperties", out var others) && others.ValueKind == JsonValueKind.False)
                faults.Add($"{at}: {property.Name} is not in the schema");
            else if (others.ValueKind == JsonValueKind.Object)
                Check(property.Value, others, file, $"{at}.{property.Name}", faults);
        }
    }

    static void Bounds(double value, JsonElement schema, string at, List<string> faults)
    {
        if (schema.TryGetProperty("minimum", out var least) && value < least.GetDouble())
            faults.Add($"{at}: {value} is below {least}");
        if (schema.TryGetProperty("maximum", out var most) && value > most.GetDouble())
            faults.Add($"{at}: {value} is above {most}");
    }

    bool IsValid(JsonElement value, JsonElement schema, string file) => Faults(value, schema, file, "$").Count == 0;

    List<string> Faults(JsonElement value, JsonElement schema, string file, string at)
    {
        var faults = new List<string>();
        Check(value, schema, file, at, faults);
        return faults;
    }

    (string File, JsonElement Schema) Resolve(string reference, string file)
    {
        var parts = reference.Split('#');
        var target = parts[0].Length == 0 ? file : parts[0];
        var schema = File(target);
        foreach (var step in parts.Length < 2 ? [] : parts[1].Split('/', StringSplitOptions.RemoveEmptyEntries))
            schema = schema.GetProperty(step);
        return (target, schema);
    }

    static IEnumerable<string> Types(JsonElement type) => type.ValueKind == JsonValueKind.Array ? type.EnumerateArray().Select(static t => t.GetString()!) : [type.GetString()!];

    static bool Is(JsonElement value, string type) => (type, value.ValueKind) switch
    {
        ("object", JsonValueKind.Object) or ("array", JsonValueKind.Array) or ("string", JsonValueKind.String) or ("number", JsonValueKind.Number)
            or ("boolean", JsonValueKind.True or JsonValueKind.False) or ("null", JsonValueKind.Null) => true,
        ("integer", JsonValueKind.Number) => value.GetDouble() is var x && Math.Floor(x) == x,
        _ => false,
    };
}
