using System.Globalization;
using static System.FormattableString;

namespace MediaMix.Data;

/// <summary>
/// Turns the plan that <c>optimize</c> writes, a row per date, geo and channel, into rows as the data have them, and puts beside it
/// what it does not say: controls as they are assumed to be, media without spend. Stateless and thread-safe.
/// </summary>
public static class LongPlan
{
    const string Date = "date", Geo = "geo", Channel = "channel", Spend = "spend";

    /// <summary>True for a table with the columns of such a plan.</summary>
    /// <param name="plan">A table.</param>
    public static bool IsLong(RawTable plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        return Array.TrueForAll([Date, Channel, Spend], name => plan.IndexOf(name) >= 0);
    }

    /// <summary>The plan with a row per date and geo and a column per spend.</summary>
    /// <param name="plan">The plan: date, geo in a panel, channel, spend.</param>
    /// <param name="beside">Rows of the same dates with further columns, by geo or for all of them; null = none.</param>
    /// <param name="data">How the data of the model are read; names the columns of date and geo.</param>
    /// <param name="model">The fitted model.</param>
    /// <exception cref="InvalidInputException">A channel is unknown or stands twice for a date, or a date is missing beside the plan; all faults are listed.</exception>
    public static RawTable Wide(RawTable plan, RawTable? beside, DataSpec data, BoundModel model)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(model);
        var faults = new CappedFaults(new FaultList());
        var wide = new Rows(plan, beside, data, model, faults).Build();
        faults.ThrowIfErrors();
        return wide;
    }

    /// <summary>One conversion.</summary>
    sealed class Rows
    {
        readonly RawTable _plan;
        readonly RawTable? _beside;
        readonly DataSpec _data;
        readonly BoundModel _model;
        readonly CappedFaults _faults;
        readonly TableKeys _keys;
        readonly TableKeys? _others;
        readonly ChannelSpec[] _channels;
        readonly int[] _columns;

        public Rows(RawTable plan, RawTable? beside, DataSpec data, BoundModel model, CappedFaults faults)
        {
            (_plan, _beside, _data, _model, _faults) = (plan, beside, data, model, faults);
            _keys = TableKeys.Read(plan, new DataSpec { Source = data.Source, DateColumn = Date, Geo = plan.IndexOf(Geo) < 0 || data.Geo.Count == 0 ? [] : [Geo] }, faults);
            _channels = [.. model.Spec.Channels.Where(static c => c.Spend is not null)];
            if (beside is null)
            {
                _columns = [];
                return;
            }
            // What is the same in all geos may be written once.
            var isByGeo = data.Geo.All(name => beside.IndexOf(name) >= 0);
            _others = TableKeys.Read(beside, isByGeo ? data : data with { Geo = [] }, faults);
            var taken = _channels.Select(static c => c.Spend!).ToHashSet(StringComparer.Ordinal);
            _columns = [.. Enumerable.Range(0, beside.Header.Count).Where(column => beside.Header[column].Length > 0 && !_others.Columns.Contains(column) && !taken.Contains(beside.Header[column]))];
        }

        public RawTable Build()
        {
            var rows = _others?.Unique(_beside!, _faults);
            var builder = new TableBuilder(_plan, [_data.DateColumn, .. _data.Geo, .. _channels.Select(static c => c.Spend!), .. _columns.Select(column => _beside!.Header[column])]);
            foreach (var group in Enumerable.Range(0, _plan.RowCount).GroupBy(row => _keys[row]))
                Add(builder, [.. group], rows);
            return builder.Build();
        }

        void Add(TableBuilder builder, int[] group, Dictionary<(string Geo, int Period), int>? rows)
        {
            var (first, key) = (group[0], _keys[group[0]]);
            var origin = new CellOrigin(_plan, first, _keys.Columns[0]);
            List<(string Text, CellOrigin Origin)> cells = [(Dated(key.Period), origin), .. GeoCells(key.Geo).Select(text => (text, origin))];
            var spends = Spends(group);
            cells.AddRange(spends.Select(row => row is { } found ? (_plan.Cell(found, _plan.IndexOf(Spend)), new CellOrigin(_plan, found, _plan.IndexOf(Spend))) : ("0", origin)));
            if (rows is not null)
            {
                var isByGeo = _others!.Columns.Length > 1 || _data.Geo.Count == 0;
                if (rows.TryGetValue((isByGeo ? GeoOf(key.Geo) : PanelReader.NationalGeo, key.Period), out var row))
                    cells.AddRange(_columns.Select(column => (_beside!.Cell(row, column), new CellOrigin(_beside, row, column))));
                else
                {
                    _faults.Error("dates", Invariant($"{_keys.Label(key)} is planned, but has no row here."), "Give every period of the plan a row.", new SourceLocation(_beside!.Source));
                    cells.AddRange(_columns.Select(_ => ("", origin)));
                }
            }
            builder.Add([.. cells.Select(static c => c.Text)], [.. cells.Select(static c => c.Origin)]);
        }

        /// <summary>The row of every channel with spend; null where the plan has none.</summary>
        int?[] Spends(int[] group)
        {
            var found = new int?[_channels.Length];
            foreach (var row in group)
            {
                var name = _plan.Cell(row, _plan.IndexOf(Channel));
                var place = Array.FindIndex(_channels, c => c.Name == name);
                if (place < 0)
                    _faults.Error("channels", $"{FaultText.Quote(name)} is no channel with spend of this model.", $"They are {FaultText.Some([.. _channels.Select(static c => c.Name)])}.", _plan.Where(row, _plan.IndexOf(Channel)));
                else if (found[place] is { } earlier)
                    _faults.Error("duplicate channels", Invariant($"{name} stands for the same date in line {_plan.Line(earlier)}."), "Keep one row per date, geo and channel.", _plan.Where(row, _plan.IndexOf(Channel)));
                else
                    found[place] = row;
            }
            return found;
        }

        string GeoOf(string geo) => _keys.Columns.Length > 1 ? geo : _model.Panel.Geos[0];

        /// <summary>The name of a geo in the columns of the data.</summary>
        string[] GeoCells(string geo) => _data.Geo.Count switch
        {
            0 => [],
            1 => [GeoOf(geo)],
            _ => GeoNames.Parts(GeoOf(geo)),
        };

        /// <summary>A date as the data write it.</summary>
        string Dated(int period) =>
            !_keys.Periods.IsDates || _data.DateFormat is not { } format ? _keys.Periods.Label(period)
            : format == DateForms.Excel ? Invariant($"{ExcelDates.Serial(DateOnly.FromDayNumber(period))}")
            : DateOnly.FromDayNumber(period).ToString(format, CultureInfo.InvariantCulture);
    }
}
