using System.Globalization;
using static System.FormattableString;

namespace MediaMix.Data;

/// <summary>
/// Puts the rows of a plan behind the rows of the data that a model was fitted to, so that both are read by the same rules. What a plan
/// may leave out is filled in: exposure bought with a spend at the price of late, the frequency of late, the population of a geo.
/// </summary>
public static class FutureRows
{
    /// <summary>Reads data and plan together as one panel, the plan behind the fitted window.</summary>
    /// <param name="data">The data that were fitted.</param>
    /// <param name="plan">Rows that follow the window in the same steps; its outcomes are not looked at.</param>
    /// <param name="spec">How the data are read.</param>
    /// <param name="model">The fitted model.</param>
    /// <param name="mayRest">True where channels that cost money may be left out: they then rest.</param>
    /// <returns>The model's panel with the periods of the plan added.</returns>
    /// <exception cref="InvalidInputException">The plan lacks something or does not follow the data; all faults are listed.</exception>
    public static PanelReading Read(RawTable data, RawTable plan, DataSpec spec, BoundModel model, bool mayRest = false)
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(spec);
        ArgumentNullException.ThrowIfNull(model);
        var faults = new CappedFaults(new FaultList());
        if (spec.Layout is not null || spec.WeekStart is not null)
        {
            faults.Error("layout", "The data have a row per channel or per day, and a plan can not be put behind those.", "Write data and plan with one row per period and a column per channel, and fit again.", new SourceLocation(plan.Source));
            faults.ThrowIfErrors();
        }
        var joined = new Rows(data, plan, spec, model, mayRest, faults).Join();
        faults.ThrowIfErrors();
        var reading = PanelReader.Read(joined, spec with { Until = null, Holdout = null, Margin = null }, model.Spec, learned: model.Spec);
        return reading with { Warnings = [.. reading.Warnings.Where(w => w.Where?.File == plan.Source)] };
    }

    /// <summary>One joining of two tables.</summary>
    sealed class Rows
    {
        readonly RawTable _data;
        readonly RawTable _plan;
        readonly BoundModel _model;
        readonly PlanHorizon _prices;
        readonly CappedFaults _faults;
        readonly TableKeys _known;
        readonly TableKeys _new;
        readonly List<ColumnUse> _uses;
        readonly int _last;
        readonly bool _mayRest;

        public Rows(RawTable data, RawTable plan, DataSpec spec, BoundModel model, bool mayRest, CappedFaults faults)
        {
            (_data, _plan, _model, _mayRest, _faults) = (data, plan, model, mayRest, faults);
            _prices = PlanHorizon.After(model, 1);
            _known = TableKeys.Read(data, spec, faults);
            _new = TableKeys.Read(plan, spec, faults);
            _uses = [.. ColumnUse.OfData(spec).Where(use => !spec.Geo.Contains(use.Name)), .. ColumnUse.Of(model.Spec)];
            _known.Periods.TryRead(model.Panel.Axis.Label(model.Panel.Axis.Count - 1), null, out _last);
        }

        public RawTable Join()
        {
            Check();
            _faults.ThrowIfErrors();
            string[] header = [.. _known.Columns.Select(column => _data.Header[column]), .. _uses.Select(static use => use.Name)];
            var builder = new TableBuilder(_data, header);
            for (var row = 0; row < _data.RowCount; row++)
            {
                if (_known.Periods.Values[row] <= _last)
                    Take(builder, _data, row, [.. _known.Columns, .. _uses.Select(use => _data.IndexOf(use.Name))], null);
            }
            for (var row = 0; row < _plan.RowCount; row++)
                Take(builder, _plan, row, [.. _new.Columns, .. _uses.Select(use => _plan.IndexOf(use.Name))], use => Fill(use, row));
            return builder.Build();
        }

        void Check()
        {
            if (_known.Periods.IsDates != _new.Periods.IsDates)
                _faults.Error("dates", $"The dates of {_plan.Source} and those of the data are not of one kind.", "Write dates, or whole numbers, in both.", _plan.WhereHeader(0));
            for (var row = 0; row < _plan.RowCount; row++)
            {
                if (_new.Periods.Values[row] <= _last)
                    _faults.Error("dates", $"The plan's {_new.Periods.Label(_new.Periods.Values[row])} lies in the fitted window, which ends {_model.Panel.Axis.Label(_model.Panel.Axis.Count - 1)}.", "A plan begins with the period after it.", _plan.Where(row, _new.Columns[0]));
                if (!_model.Panel.Geos.Contains(_new[row].Geo))
                    _faults.Error("geos", $"The plan's geo {FaultText.Quote(_new[row].Geo)} is not one of the fitted ones.", $"They are {FaultText.Some(_model.Panel.Geos)}.", _plan.Where(row, _new.Columns[^1]));
            }
            foreach (var use in _uses.Where(use => _plan.IndexOf(use.Name) < 0 && !CanFill(use)))
                _faults.Error("missing columns", $"The plan has no column {FaultText.Quote(use.Name)}, {use.Purpose}.", Remedy(use), new SourceLocation(_plan.Source, 1));
        }

        static string Remedy(ColumnUse use) => use.Channel is { } channel
            ? $"Add it, 0 where {channel.Name} rests."
            : "Add what you assume it to be in every period of the plan. Beside a plan that optimize wrote it goes into a table of its own: --controls.";

        bool CanFill(ColumnUse use) => use.Role is ColumnRole.Outcome or ColumnRole.Weight or ColumnRole.Other or ColumnRole.Frequency
            || Rests(use)
            || (use is { Channel: { Spend: { } spend } channel } && _plan.IndexOf(use.Role == ColumnRole.Spend ? channel.ExposureColumn : spend) >= 0);

        /// <summary>True for a column of a paid channel of which the plan says nothing at all.</summary>
        bool Rests(ColumnUse use) => _mayRest && use is { Channel: { Spend: { } spend } channel } && _plan.IndexOf(spend) < 0 && _plan.IndexOf(channel.ExposureColumn) < 0;

        /// <summary>Text of a cell that the plan leaves out.</summary>
        string Fill(ColumnUse use, int row)
        {
            var geo = _new[row].Geo;
            if (use.Role is ColumnRole.Outcome or ColumnRole.Weight)
                return "";
            if (use.Role == ColumnRole.Other)
                return _data.Cell(Enumerable.Range(0, _data.RowCount).First(other => _known[other].Geo == geo), _data.IndexOf(use.Name));
            var channel = _model.Spec.Channels.ToList().FindIndex(c => c.Name == use.Channel!.Name);
            var place = Math.Max(0, _model.Panel.Geos.ToList().IndexOf(geo));
            if (use.Role == ColumnRole.Frequency)
                return Text(_prices.Frequency(channel, place));
            if (Rests(use))
                return "0";
            var price = _prices.ExposurePerSpend(channel, place, 0);
            if (!(price > 0))
            {
                // Nothing tells what its money buys, and neither 0 nor the money itself would be true.
                _faults.Error("missing columns", $"The plan has no column {FaultText.Quote(use.Name)}, {use.Purpose}, and the data do not say what its money buys.", "Add the column.", new SourceLocation(_plan.Source, 1));
                return "0";
            }
            var (other, factor) = use.Role == ColumnRole.Spend ? (use.Channel!.ExposureColumn, 1 / price) : (use.Channel!.Spend!, price);
            var cell = _plan.Cell(row, _plan.IndexOf(other));
            return double.TryParse(cell, NumberStyles.Float, CultureInfo.InvariantCulture, out var amount) && double.IsFinite(amount * factor) ? Text(amount * factor) : cell;
        }

        static string Text(double value) => Invariant($"{value:R}");

        void Take(TableBuilder builder, RawTable table, int row, int[] columns, Func<ColumnUse, string>? fill)
        {
            var cells = new string[columns.Length];
            var origins = new CellOrigin[columns.Length];
            for (var i = 0; i < columns.Length; i++)
            {
                var isHere = columns[i] >= 0;
                var use = i < _known.Columns.Length ? null : _uses[i - _known.Columns.Length];
                cells[i] = fill is not null && use is { Role: ColumnRole.Outcome or ColumnRole.Weight } ? "" : isHere ? table.Cell(row, columns[i]) : fill!(use!);
                origins[i] = new CellOrigin(table, row, isHere ? columns[i] : columns[0]);
            }
            builder.Add(cells, origins);
        }
    }
}
