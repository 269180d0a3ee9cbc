namespace MediaMix.Data;

/// <summary>
/// Writes a netCDF-4 file, which is an HDF5 file whose arrays refer to named dimensions: groups of arrays with coordinates, uncompressed.
/// What opens netCDF-4 opens it, xarray by both of its engines among others. Equal content gives equal bytes. Arrays are written as they are
/// added, so that only one block of one is in memory. Not thread-safe.
/// </summary>
public sealed class NetCdfWriter
{
    readonly Hdf5Stream _file;
    readonly List<NetCdfGroup> _groups = [];

    /// <summary>Begins a file.</summary>
    /// <param name="stream">Where to: empty, and it can seek; stays open.</param>
    /// <exception cref="ArgumentException">The stream cannot seek.</exception>
    public NetCdfWriter(Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        if (!stream.CanSeek)
            throw new ArgumentException("The beginning of the file is written last: the stream must be able to seek.", nameof(stream));
        _file = new Hdf5Stream(stream);
    }

    /// <summary>Adds a group to the root.</summary>
    /// <param name="name">Name, unique, without a slash.</param>
    public NetCdfGroup AddGroup(string name)
    {
        if (_groups.Exists(group => group.Name == name))
            throw new ArgumentException($"There is a group {name} already.", nameof(name));
        var group = new NetCdfGroup(_file, name);
        _groups.Add(group);
        return group;
    }

    /// <summary>Finishes the file; nothing can be added afterwards.</summary>
    public void Finish()
    {
        var root = Hdf5Header.Group();
        foreach (var group in _groups)
            root.AddLink(group.Name, group.Write());
        _file.Finish(_file.Write(root));
    }
}
