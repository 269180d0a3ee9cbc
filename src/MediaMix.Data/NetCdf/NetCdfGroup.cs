using System.Buffers.Binary;
using System.Text;

namespace MediaMix.Data;

/// <summary>A group of a netCDF file: dimensions with their coordinates first, then arrays over them. Not thread-safe.</summary>
public sealed class NetCdfGroup
{
    readonly Hdf5Stream _file;
    readonly Dictionary<string, Dimension> _dimensions = new(StringComparer.Ordinal);
    readonly List<(string Name, long Address)> _links = [];
    readonly List<(string Name, string Value)> _attributes = [];

    internal NetCdfGroup(Hdf5Stream file, string name) => (_file, Name) = (file, CheckName(name));

    /// <summary>Name of the group.</summary>
    public string Name { get; }

    /// <summary>Adds a remark about the group.</summary>
    /// <param name="name">Name.</param>
    /// <param name="value">Text.</param>
    public void AddAttribute(string name, string value) => _attributes.Add((CheckName(name), value));

    /// <summary>Adds a dimension whose coordinates are texts.</summary>
    /// <param name="name">Name of dimension and coordinate.</param>
    /// <param name="labels">Coordinates, at least one, none empty.</param>
    public void AddDimension(string name, IReadOnlyList<string> labels)
    {
        ArgumentNullException.ThrowIfNull(labels);
        if (labels.Any(string.IsNullOrEmpty))
            throw new ArgumentException($"A coordinate of {name} is empty.", nameof(labels));
        var places = _file.WriteHeap([.. labels.Select(Encoding.UTF8.GetBytes)], 1);
        AddDimension(name, Hdf5Type.String, labels.Count, places, []);
    }

    /// <summary>Adds a dimension whose coordinates are whole numbers.</summary>
    /// <param name="name">Name of dimension and coordinate.</param>
    /// <param name="values">Coordinates, at least one.</param>
    /// <param name="attributes">Remarks, such as the units of a date.</param>
    public void AddDimension(string name, IReadOnlyList<long> values, params ReadOnlySpan<(string Name, string Value)> attributes)
    {
        ArgumentNullException.ThrowIfNull(values);
        var bytes = new byte[sizeof(long) * values.Count];
        for (var i = 0; i < values.Count; i++)
            BinaryPrimitives.WriteInt64LittleEndian(bytes.AsSpan(i * sizeof(long)), values[i]);
        AddDimension(name, Hdf5Type.Long, values.Count, bytes, attributes);
    }

    /// <summary>Adds an array of numbers.</summary>
    /// <param name="name">Name, unique within the group and not that of a dimension.</param>
    /// <param name="dimensions">Dimensions of the group, the slowest first; none = a single number.</param>
    /// <param name="blocks">The numbers in order, in blocks of any length; enumerated once.</param>
    /// <param name="attributes">Remarks.</param>
    /// <exception cref="ArgumentException">A name is unknown or taken, or the blocks do not fill the array.</exception>
    public void AddVariable(string name, IReadOnlyList<string> dimensions, IEnumerable<double[]> blocks, params ReadOnlySpan<(string Name, string Value)> attributes)
    {
        ArgumentNullException.ThrowIfNull(blocks);
        var shape = Shape(name, dimensions);
        var (address, wanted, written) = (_file.Align(), shape.Aggregate(1L, static (size, n) => size * n), 0L);
        foreach (var block in blocks)
        {
            written += block.Length;
            if (written > wanted)
                break;
            _file.Append(block);
        }
        if (written != wanted)
            throw new ArgumentException($"The array {name} has {wanted} numbers, not {written}.", nameof(blocks));
        Finish(name, Hdf5Type.Double, dimensions, shape, address, attributes);
    }

    /// <summary>Adds an array of marks, which xarray reads as true and false.</summary>
    /// <param name="name">Name, unique within the group and not that of a dimension.</param>
    /// <param name="dimensions">Dimensions of the group, the slowest first.</param>
    /// <param name="marks">The marks in order.</param>
    public void AddMarks(string name, IReadOnlyList<string> dimensions, IReadOnlyList<bool> marks)
    {
        ArgumentNullException.ThrowIfNull(marks);
        var shape = Shape(name, dimensions);
        if (marks.Count != shape.Aggregate(1L, static (size, n) => size * n))
            throw new ArgumentException($"The array {name} does not have {marks.Count} marks.", nameof(marks));
        var address = _file.Align();
        _file.Append(marks.Select(static mark => mark ? (byte)1 : (byte)0).ToArray());
        Finish(name, Hdf5Type.SignedByte, dimensions, shape, address, [("dtype", "bool")]);
    }

    /// <summary>Writes the header of the group, and tells where it stands.</summary>
    internal long Write()
    {
        var header = Hdf5Header.Group();
        foreach (var (name, value) in _attributes)
            header.AddAttribute(name, value);
        foreach (var (name, address) in _links)
            header.AddLink(name, address);
        return _file.Write(header);
    }

    void AddDimension(string name, Hdf5Type type, int length, byte[] data, ReadOnlySpan<(string Name, string Value)> attributes)
    {
        CheckFree(name);
        if (length == 0)
            throw new ArgumentException($"The dimension {name} is empty.", nameof(length));
        var address = _file.Align();
        _file.Append(data);
        var header = Hdf5Header.Array(type, [length], address);
        header.AddScaleAttribute("CLASS", "DIMENSION_SCALE");
        header.AddScaleAttribute("NAME", "coordinate");
        foreach (var (key, value) in attributes)
            header.AddAttribute(key, value);
        var scale = _file.Write(header);
        var reference = new byte[sizeof(long)];
        BinaryPrimitives.WriteInt64LittleEndian(reference, scale);
        _dimensions.Add(name, new(length, _file.WriteHeap([reference], sizeof(long))));
        _links.Add((name, scale));
    }

    void Finish(string name, Hdf5Type type, IReadOnlyList<string> dimensions, long[] shape, long address, ReadOnlySpan<(string Name, string Value)> attributes)
    {
        var header = Hdf5Header.Array(type, shape, address);
        if (shape.Length > 0)
            header.AddAttribute("DIMENSION_LIST", Hdf5Type.ReferenceList, [shape.Length], dimensions.SelectMany(d => _dimensions[d].Place).ToArray());
        foreach (var (key, value) in attributes)
            header.AddAttribute(key, value);
        _links.Add((name, _file.Write(header)));
    }

    long[] Shape(string name, IReadOnlyList<string> dimensions)
    {
        ArgumentNullException.ThrowIfNull(dimensions);
        CheckFree(name);
        var unknown = dimensions.FirstOrDefault(d => !_dimensions.ContainsKey(d));
        if (unknown is not null)
            throw new ArgumentException($"The group {Name} has no dimension {unknown}.", nameof(dimensions));
        return [.. dimensions.Select(d => (long)_dimensions[d].Length)];
    }

    void CheckFree(string name)
    {
        CheckName(name);
        if (_links.Exists(link => link.Name == name))
            throw new ArgumentException($"The group {Name} has a {name} already.", nameof(name));
    }

    static string CheckName(string name)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        return name.Contains('/', StringComparison.Ordinal) || name is "." or ".." || name.Any(char.IsControl)
            ? throw new ArgumentException($"{name} is no name in a netCDF file.", nameof(name))
            : name;
    }

    /// <param name="Length">Number of coordinates.</param>
    /// <param name="Place">A reference to its scale, as an element of variable length.</param>
    sealed record Dimension(int Length, byte[] Place);
}
