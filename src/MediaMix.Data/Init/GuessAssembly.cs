namespace MediaMix.Data;

/// <summary>Puts the guesses about columns together to a model file with comments.</summary>
sealed class GuessAssembly(
    RawTable table,
    DataSpec data,
    ShapeGuess shape,
    DateGuess date,
    OutcomeGuess outcome,
    UnitValueGuess? value,
    IReadOnlyList<ColumnGuess> columns,
    ChannelGuess channels)
{
    readonly ModelComments _comments = new();
    readonly List<string> _unsure = [];

    public ModelGuess Build()
    {
        _comments.Head.Add($"A first model for {data.Source}, guessed from names and values of its columns.");
        _comments.Head.Add("Read it through, above all the lines marked unsure; then run mediamix check.");
        Note("data.date", date.Reason, date.Unsure);
        if (shape.Geo.Count > 0)
            Note("data.geo", shape.Reason, shape.IsUnsure);
        if (data.Population is not null)
            Note("data.population", "the same in all rows of a geo, and named like inhabitants", false);
        if (data.MediaHistory > 0)
            Note("data.media_history", "the first dates have media, but no outcome", false);
        if (data.Layout is not null)
            Note("data.layout", "one row per channel: its numbers become the columns that the channels name", false);
        Note("data.outcome", outcome.Reason, outcome.Unsure);
        _comments.Beside("data.outcome_kind", "revenue is money; units are anything else that is counted");
        if (value is { IsUsed: true })
            Note("data.value_per_unit", value.Text(outcome.Column.Name), true);
        for (var i = 0; i < channels.Channels.Count; i++)
            Note($"channels.{channels.Channels[i].Name}", channels.Reasons[i].Reason, channels.Reasons[i].IsUnsure);
        var controls = Controls();
        foreach (var left in columns.Where(static c => c.Role == GuessedRole.LeftOut && c.Column.Name.Length > 0).Concat(channels.LeftOver))
            LeaveOut(left);
        _comments.Above("likelihood", $"{(shape.Geo.Count > 0 ? "The rest of the baseline (trend" : "Baseline (level, trend")}, yearly seasonality), noise and priors take their defaults, which mediamix check prints.");
        _comments.Beside("baseline.intercept", "every geo has a level of its own, so that only what changes within geos speaks for media");
        var model = new ModelSpec { Outcome = outcome.Column.Name, Channels = [.. channels.Channels], Controls = controls, Baseline = Baseline(), UnitValue = value is { IsUsed: true } ? UnitValue.In(value.Column.Name) : null };
        return new ModelGuess(new ModelFile(data with { OutcomeKind = outcome.Kind }, model, new SamplerSpec()), _comments, _unsure) { Warnings = [.. columns.Select(Warning).OfType<Fault>()] };
    }

    void LeaveOut(ColumnGuess column)
    {
        var isOffered = value is { IsUsed: false } && column.Column == value.Column;
        var reason = isOffered ? value!.Text(outcome.Column.Name) : column.Reason;
        _comments.Above("controls", $"left out: {column.Column.Name}, {reason}");
        if (isOffered || column.IsUnsure)
            _unsure.Add($"{column.Column.Name} is left out: {reason}");
    }

    /// <summary>What must not be overlooked: a column of spend that cannot be read, or says nothing.</summary>
    static Fault? Warning(ColumnGuess column)
    {
        if (!column.IsUnsure || !ColumnGuess.LooksLikeSpend(column.Column))
            return null;
        if (column.Role == GuessedRole.LeftOut)
            return new Fault($"The column {column.Column.Name} is left out: {column.Reason}.", "If the channel was used, look for its numbers.", column.Column.Header, Severity.Warning);
        if (!column.Column.Flaws.Any())
            return null;
        var cell = column.Column.Flaws.First();
        var isMissing = NumberCell.IsMissing(cell.Text);
        return new Fault(
            $"The column {column.Column.Name} is {column.Reason}.",
            (isMissing ? "Write 0 where nothing ran" : NumberCell.Explain(cell.Text).Remedy.TrimEnd('.')) + "; until then check and fit refuse the table.",
            cell.Where, Severity.Warning);
    }

    /// <summary>
    /// Levels of geos around a common one would be told from their media: a rich region that buys more for other reasons would pay its media for that, and
    /// whether media or level explain it makes posteriors with two tops.
    /// </summary>
    BaselineSpec Baseline() => shape.Geo.Count > 0 ? new BaselineSpec { InterceptPooling = Pooling.Unpooled } : new BaselineSpec();

    SpecList<ControlSpec> Controls()
    {
        var controls = new List<ControlSpec>();
        foreach (var column in columns.Where(static c => c.Role is GuessedRole.Control or GuessedRole.Categorical))
        {
            if (Twin(column) is { } twin)
            {
                _comments.Above("controls", $"left out: {column.Column.Name}, the same numbers as {twin}");
                continue;
            }
            Note($"controls.{column.Column.Name}", column.Reason, column.IsUnsure);
            controls.Add(new ControlSpec { Column = column.Column.Name, IsCategorical = column.Role == GuessedRole.Categorical });
        }
        return [.. controls];
    }

    // Compared by text: an exported copy of a column is written alike.
    string? Twin(ColumnGuess column)
    {
        var earlier = columns.TakeWhile(c => c != column)
            .Where(c => c.Role == column.Role)
            .Select(static c => c.Column)
            .Append(outcome.Column);
        return earlier.FirstOrDefault(other => Enumerable.Range(0, table.RowCount)
            .All(row => table.Cell(row, other.Position) == table.Cell(row, column.Column.Position)))?.Name;
    }

    void Note(string path, string reason, bool isUnsure) => Note(path, reason, isUnsure ? "" : null);

    void Note(string path, string reason, string? unsure)
    {
        if (unsure is null)
        {
            _comments.Beside(path, reason);
            return;
        }
        var text = unsure.Length == 0 ? reason : $"{reason}; {unsure}";
        _comments.Beside(path, $"unsure: {text}");
        _unsure.Add($"{path}: {text}");
    }
}
