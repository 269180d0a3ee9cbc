using MediaMix.Numerics;

namespace MediaMix;

/// <summary>What a plan of one channel meets in every geo that the channel reaches. Immutable.</summary>
/// <param name="Term">The channel.</param>
/// <param name="Rows">Rows in which the plan works: its periods and the carryover after them.</param>
/// <param name="Series">Per geo that the channel reaches.</param>
sealed record PlanChannel(MediaTerm Term, int Rows, PlanSeries[] Series)
{
    /// <summary>Weeks over which the price of media ahead is averaged (statistical conventions, section 1).</summary>
    const double PriceWeeks = 13;

    public static PlanChannel Of(BoundModel model, MediaTerm term, int channel, PlanHorizon horizon, Panel? further, Panel? assumed)
    {
        // What money does not buy is planned by nobody, and there only where effects depend on it.
        var stated = model.Spec.Channels[channel].Spend is null ? assumed : further;
        var facts = new Source(model, term, channel, horizon.Start, horizon.Periods, stated);
        return new PlanChannel(term, horizon.Periods + term.Transform.Lead, [.. term.Series.Select(facts.Series)]);
    }

    /// <summary>Where the numbers of one channel come from.</summary>
    sealed class Source(BoundModel model, MediaTerm term, int channel, int start, int periods, Panel? further)
    {
        readonly Panel _panel = model.Panel;
        readonly int _lead = term.Transform.Lead;
        readonly double[]? _spend = model.Spec.Channels[channel].Spend is { } column ? model.Panel.WindowOf(column) : null;
        readonly bool _isAhead = start == model.Panel.Periods;

        public PlanSeries Series(MediaSeries series)
        {
            var length = _lead + Padding.RoundUp(periods + _lead);
            var amount = Copy(series.Actual.Amount, length);
            var frequency = series.Actual.Reach is null ? null : Copy(series.Actual.Exposure, length);
            var without = (double[])amount.Clone();
            without.AsSpan(_lead, periods).Clear();
            var perSpend = new double[periods];
            if (further is not null)
                Planned(series.Geo, further, amount, frequency);
            else if (_isAhead)
                Ahead(series, perSpend, frequency);
            else
                Inside(series, amount, perSpend);
            return new PlanSeries(series.Geo, Input(amount, frequency), Input(without, frequency), perSpend);
        }

        static MediaInput Input(double[] amount, double[]? frequency) => frequency is null ? new MediaInput(amount) : new MediaInput(frequency, amount);

        /// <summary>The rows before the plan, the plan's own and the rows after it, as they really were; zero where nothing is known.</summary>
        double[] Copy(double[] actual, int length)
        {
            var rows = new double[length];
            var known = Math.Min(_lead + periods + _lead, actual.Length - start);
            actual.AsSpan(start, known).CopyTo(rows);
            return rows;
        }

        /// <summary>Media that cost nothing stay in the plan; what is paid is bought at the price of its cell.</summary>
        void Inside(MediaSeries series, double[] amount, double[] perSpend)
        {
            for (var t = 0; t < periods; t++)
            {
                var spend = _spend?[series.Geo * _panel.Periods + start + t] ?? 0;
                if (!(spend > 0))
                    continue;
                perSpend[t] = amount[_lead + t] / spend;
                amount[_lead + t] = 0;
            }
        }

        /// <summary>What a longer panel says of the periods.</summary>
        void Planned(int geo, Panel panel, double[] amount, double[]? frequency)
        {
            var spec = model.Spec.Channels[channel];
            var scale = model.Constants.Channels[channel].ExposureScale * model.Constants.Size(geo);
            Copy(spec.ExposureColumn, amount, scale);
            if (frequency is not null)
                Copy(spec.Frequency!, frequency, 1);

            void Copy(string column, double[] rows, double unit)
            {
                var values = panel.Series[column].Values.AsSpan(geo * panel.Axis.Count + panel.History + start, periods);
                for (var t = 0; t < periods; t++)
                    rows[_lead + t] = values[t] / unit;
            }
        }

        void Ahead(MediaSeries series, double[] perSpend, double[]? frequency)
        {
            var weeks = (int)Math.Max(1, Math.Round(PriceWeeks / _panel.Axis.WeeksPerPeriod));
            var recent = Math.Max(0, _panel.Periods - weeks);
            // What a geo has not bought lately is bought at its own price of before, else at that of all geos.
            var price = Price([series], recent) ?? Price([series], 0) ?? Price(term.Series, recent) ?? Price(term.Series, 0);
            Array.Fill(perSpend, price ?? 0);
            frequency?.AsSpan(_lead, periods).Fill(Frequency([series], recent) ?? Frequency([series], 0) ?? Frequency(term.Series, 0) ?? 1);
        }

        /// <summary>Amount on the media scale per unit of money from a row of the window on.</summary>
        double? Price(ReadOnlySpan<MediaSeries> geos, int from)
        {
            var (spend, amount) = (0.0, 0.0);
            foreach (var series in geos)
            {
                for (var t = from; t < _panel.Periods; t++)
                {
                    spend += _spend?[series.Geo * _panel.Periods + t] ?? 0;
                    amount += series.Actual.Amount[_lead + t];
                }
            }
            return spend > 0 && amount > 0 ? amount / spend : null;
        }

        static double? Ratio(double numerator, double denominator) => denominator > 0 ? numerator / denominator : null;

        double? Frequency(ReadOnlySpan<MediaSeries> geos, int from)
        {
            var (contacts, reach) = (0.0, 0.0);
            foreach (var series in geos)
            {
                for (var t = _lead + from; t < _lead + _panel.Periods; t++)
                {
                    contacts += series.Actual.Amount[t] * series.Actual.Exposure[t];
                    reach += series.Actual.Amount[t];
                }
            }
            return Ratio(contacts, reach);
        }
    }
}

/// <summary>What a plan of one channel meets in one geo.</summary>
/// <param name="Geo">0-based geo.</param>
/// <param name="Unpaid">Media before and after the plan, and those in its periods that money does not buy; lead rows first.</param>
/// <param name="Without">The same without any media in the periods of the plan.</param>
/// <param name="PerSpend">Amount on the media scale per unit of money, per period of the plan.</param>
sealed record PlanSeries(int Geo, MediaInput Unpaid, MediaInput Without, double[] PerSpend);
