namespace MediaMix.Data;

/// <summary>The data of a model file: one table, and the bytes from which it can be read again.</summary>
/// <param name="Table">The table; where two files were joined, its places still name the lines of either.</param>
/// <param name="Bytes">One CSV file: the data file as it is, or the two files joined.</param>
/// <param name="Spec">How <paramref name="Bytes"/> are read; equal to what the model file says, but for a second file and the layout that the join has used up.</param>
public sealed record DataFiles(RawTable Table, byte[] Bytes, DataSpec Spec)
{
    /// <summary>Reads the data file, and joins its second file if there is one.</summary>
    /// <param name="file">The model file.</param>
    /// <param name="folder">Folder from which relative paths start.</param>
    /// <param name="instead">Data file in place of the one that the model file names; null = that one.</param>
    /// <exception cref="InvalidInputException">A file cannot be read, or the two cannot be joined; all faults are listed.</exception>
    public static DataFiles Load(ModelFile file, string folder, string? instead = null)
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(folder);
        var data = file.Data;
        var source = instead ?? Path.Combine(folder, data.Source);
        var bytes = instead is null ? Load(source) : SourceText.Load(source, TableReader.LargestFile);
        var table = TableReader.Parse(bytes, source);
        if (data.OutcomeSource is null)
            return new DataFiles(table, bytes, data);
        var beside = Path.Combine(folder, data.OutcomeSource);
        var outcome = TableReader.Parse(Load(beside), beside);
        var joined = Join(table, outcome, data, file.Model);
        return new DataFiles(joined, TableText.Write(joined), data with { Layout = null, OutcomeSource = null });
    }

    /// <summary>A file that the model file names.</summary>
    static byte[] Load(string path) => SourceText.Load(path, TableReader.LargestFile, "Relative paths start at the folder of the model file.");

    /// <summary>Joins a table of media with one of outcome, controls and population by date and geo.</summary>
    /// <param name="media">The table of <see cref="DataSpec.Source"/>.</param>
    /// <param name="outcome">The table of <see cref="DataSpec.OutcomeSource"/>.</param>
    /// <param name="data">How dates, geos and the layout are read.</param>
    /// <param name="model">Which columns are used.</param>
    /// <exception cref="InvalidInputException">The two cannot be joined; all faults are listed.</exception>
    public static RawTable Join(RawTable media, RawTable outcome, DataSpec data, ModelSpec model) =>
        new TableJoin(media, outcome, data, model, new CappedFaults(new FaultList())).Join();
}
