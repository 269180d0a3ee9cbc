using System.Text.Json;

namespace MediaMix.Data;

/// <summary>Reads the arrays of one group that <see cref="DrawsZarr"/> wrote, in their order.</summary>
static class ZarrReader
{
    const int LargestDocument = 64_000_000;
    const long MostValues = 2_000_000_000;

    public static List<DrawVariable> ReadGroup(string path)
    {
        using var attributes = Document(Path.Combine(path, ".zattrs"));
        if (!attributes.RootElement.TryGetProperty(ZarrArray.OrderKey, out var order) || order.ValueKind != JsonValueKind.Array)
            throw Damaged(path, "it does not say which arrays it holds");
        var variables = new List<DrawVariable>();
        foreach (var item in order.EnumerateArray())
        {
            if (item.ValueKind != JsonValueKind.String || item.GetString() is not { } name || !FileNames.IsSafeSegment(name))
                throw Damaged(path, "the name of an array is not a file name");
            variables.Add(ReadArray(Path.Combine(path, name)));
        }
        return variables;
    }

    static DrawVariable ReadArray(string path)
    {
        var array = Layout(path);
        using var attributes = Document(Path.Combine(path, ".zattrs"));
        if (!attributes.RootElement.TryGetProperty(ZarrArray.NameKey, out var name) || name.ValueKind != JsonValueKind.String)
            throw Damaged(path, "the array has no name");
        // Before memory is taken: a damaged shape may claim any number of draws.
        if (array is { Chains: > 0, Blocks: > 0 } && !File.Exists(Path.Combine(path, ZarrArray.ChunkName(array.Chains - 1, array.Blocks - 1))))
            throw Damaged(path, "draws are missing");
        var values = new double[array.Chains][];
        for (var chain = 0; chain < array.Chains; chain++)
        {
            values[chain] = new double[array.Draws];
            for (var block = 0; block < array.Blocks; block++)
                ReadChunk(Path.Combine(path, ZarrArray.ChunkName(chain, block)), array, block, values[chain]);
        }
        return new DrawVariable(name.GetString()!, values);
    }

    static void ReadChunk(string file, ZarrArray array, int block, Span<double> draws)
    {
        try
        {
            using var stream = File.OpenRead(file);
            array.ReadChunk(stream, block, draws);
        }
        catch (Exception e) when (e is IOException or InvalidDataException or UnauthorizedAccessException)
        {
            throw Damaged(file, FaultText.Long(e.Message));
        }
    }

    static ZarrArray Layout(string path)
    {
        var file = Path.Combine(path, ".zarray");
        using var document = Document(file);
        var root = document.RootElement;
        var shape = Pair(root, "shape");
        var isOurs = shape is not null
            && Pair(root, "chunks") == (1, ZarrArray.BlockLength)
            && root.TryGetProperty("dtype", out var type) && type.ValueKind == JsonValueKind.String && type.GetString() == "<f8";
        if (!isOurs || (long)shape!.Value.First * shape.Value.Second > MostValues)
            throw Damaged(file, "the layout of the array is not one that this program writes");
        return new ZarrArray(shape!.Value.First, shape.Value.Second);
    }

    static (int First, int Second)? Pair(JsonElement root, string key)
    {
        if (!root.TryGetProperty(key, out var pair) || pair.ValueKind != JsonValueKind.Array || pair.GetArrayLength() != 2)
            return null;
        return IsCount(pair[0], out var first) && IsCount(pair[1], out var second) ? (first, second) : null;
    }

    static bool IsCount(JsonElement element, out int value)
    {
        value = 0;
        return element.ValueKind == JsonValueKind.Number && element.TryGetInt32(out value) && value >= 0;
    }

    static JsonDocument Document(string file)
    {
        var bytes = SourceText.Load(file, LargestDocument);
        try
        {
            var document = JsonDocument.Parse(bytes);
            if (document.RootElement.ValueKind == JsonValueKind.Object)
                return document;
            document.Dispose();
        }
        catch (JsonException e)
        {
            throw Damaged(file, FaultText.Long(e.Message));
        }
        throw Damaged(file, "it is not a JSON object");
    }

    static InvalidInputException Damaged(string path, string why) =>
        new(new Fault($"The stored draws are damaged: {why}.", "Fit the model again.", new SourceLocation(path)));
}
