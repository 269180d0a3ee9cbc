using System.Globalization;

namespace MediaMix.Data.Tests;

/// <summary>Days added up to weeks.</summary>
public class WeekTableTests
{
    static readonly DataSpec Weekly = LayoutText.Daily with { WeekStart = DayOfWeek.Monday };

    static PanelReading Read(DataSpec? data = null, IEnumerable<string>? lines = null) =>
        LayoutText.Read(LayoutText.Text(LayoutText.WideHeader, lines ?? LayoutText.WideLines()), data ?? Weekly);

    [Fact]
    public void Read_Days_AreAddedUp()
    {
        var reading = Read();
        var panel = reading.Panel;

        // Thursday 2021-01-07 on: the first whole week starts four days later, and 98 days leave three at the end.
        Assert.Equal((TimeStep.Week, 13, "2021-01-11"), (panel.Axis.Step, panel.Periods, panel.Axis.Label(0)));
        for (var geo = 0; geo < 2; geo++)
        {
            for (var week = 0; week < 13; week++)
            {
                var days = Enumerable.Range(4 + 7 * week, 7).ToList();
                Assert.Equal(days.Sum(day => LayoutText.Geo(geo, day).Outcome), panel.Outcome.Values[13 * geo + week]);
                Assert.Equal(days.Sum(day => LayoutText.Media(geo, 1, day).Spend), panel.Series["radio.spend"].Values[13 * geo + week]);
                Assert.Equal(days.Sum(day => LayoutText.Media(geo, 0, day).Seen), panel.Series["tv.exposure"].Values[13 * geo + week]);
            }
        }
        Assert.Equal([1000, 2000], panel.Population!);
        Assert.Equal("Days are added up to 13 weeks that start on Monday, 2021-01-11 to 2021-04-05; 7 days of incomplete weeks at the ends dropped.", reading.Notes[0]);
    }

    [Fact]
    public void Read_WeeksOfAnotherFirstDay_StartThere() =>
        Assert.Equal("2021-01-07", Read(Weekly with { WeekStart = DayOfWeek.Thursday }).Panel.Axis.Label(0));

    [Fact]
    public void Read_LongDays_GiveTheSameWeeks() =>
        SamePanel.Check(Read().Panel, LayoutText.Read(LayoutText.Text(LayoutText.LongHeader, LayoutText.LongLines()), LayoutText.Long with { WeekStart = DayOfWeek.Monday }).Panel);

    [Fact]
    public void Read_RowsInAnyOrder_GiveTheSameWeeks()
    {
        var lines = LayoutText.WideLines().ToArray();
        new Random(3).Shuffle(lines.AsSpan(1));

        SamePanel.Check(Read().Panel, Read(lines: lines).Panel);
    }

    [Fact]
    public void Read_ControlsAndFrequencies_AreMeans()
    {
        var model = PanelText.Model with
        {
            Channels = [new ChannelSpec { Name = "video", Reach = "reach", Frequency = "often" }],
            Controls = [new ControlSpec { Column = "sale" }],
        };
        var csv = PanelText.Rows("week,y,reach,often,sale", 91, static row => FormattableString.Invariant($"{new DateOnly(2021, 1, 4).AddDays(row):yyyy-MM-dd},{row % 17},{row % 5 * 10},{1 + row % 3 * 0.5},{(row % 7 < 2 ? 1 : 0)}"));

        var panel = PanelText.Read(csv.Replace("2021-01-05,1,10,1.5,1", "2021-01-05,1,10,1.5,0", StringComparison.Ordinal), model, PanelText.Data with { WeekStart = DayOfWeek.Monday }).Panel;

        // Days 0 to 6: reach 0 10 20 30 40 0 10, frequency 1 1.5 2 1 1.5 2 1.
        Assert.Equal(110, panel.Series["reach"].Values[0]);
        Assert.Equal((15 + 40 + 30 + 60 + 10) / 110.0, panel.Series["often"].Values[0], 14);
        Assert.Equal([1 / 7.0, 2 / 7.0], panel.Series["sale"].Values[..2]);
    }

    [Fact]
    public void Read_DayWithoutOutcome_MakesTheWeekUnknown()
    {
        var lines = LayoutText.WideLines();
        lines[6] = GeoText.With(lines[6], 3, "");

        var outcome = Read(lines: lines).Panel.Outcome.Values;

        Assert.Equal([0], Enumerable.Range(0, outcome.Length).Where(cell => double.IsNaN(outcome[cell])));
    }

    [Theory]
    [InlineData(4, "-5", "is negative (-5)")]
    [InlineData(4, "", "is missing")]
    [InlineData(3, "1,5", "\"1,5\" has a decimal comma")]
    public void Read_BadDay_NamesItsLine(int column, string cell, string expected)
    {
        var lines = LayoutText.WideLines();
        lines[9] = GeoText.With(lines[9], column, cell.Contains(',', StringComparison.Ordinal) ? $"\"{cell}\"" : cell);

        var fault = Faulty.Single(() => Read(lines: lines));

        Assert.Contains(expected, fault.Message, StringComparison.Ordinal);
        Assert.Equal(11, fault.Where!.Line);
    }

    [Fact]
    public void Read_GeoThatStartsWithinAWeek_LosesThatWeek()
    {
        var lines = LayoutText.WideLines();
        lines.RemoveRange(LayoutText.Days, 6);

        var reading = Read(lines: lines);

        Assert.Equal([13], Enumerable.Range(0, 26).Where(cell => reading.Panel.Marks.Absent![cell]));
        Assert.Equal("1 week of a geo lacks a day and is dropped: south 2021-01-11.", reading.Notes[1]);
    }

    [Fact]
    public void Read_LevelThatChangesWithinAWeek_IsAFault()
    {
        var lines = LayoutText.WideLines().Select(static (line, i) => GeoText.With(line, 2, i % 98 < 30 ? "a" : "b"));
        var model = LayoutText.Model with { Controls = [new ControlSpec { Column = "people", IsCategorical = true }] };

        var fault = Faulty.Of(() => LayoutText.Read(LayoutText.Text(LayoutText.WideHeader, lines), Weekly with { Population = null }, model))[0];

        Assert.Contains("people, a control, changes within a week: it is \"a\" in line 27 and \"b\" here", fault.Message, StringComparison.Ordinal);
        Assert.Equal(32, fault.Where!.Line);
    }

    [Fact]
    public void Read_WeeklyRows_CannotBeAddedUp() =>
        Assert.Contains("the rows are weeks", PanelText.Fault(PanelText.Weekly(20), data: PanelText.Data with { WeekStart = DayOfWeek.Monday }).Message, StringComparison.Ordinal);

    [Fact]
    public void Read_FewDays_HoldNoWeek() =>
        Assert.Contains("No week from Sunday on is complete", Faulty.Single(() => Read(Weekly with { WeekStart = DayOfWeek.Sunday }, LayoutText.WideLines().Take(9))).Message, StringComparison.Ordinal);

    [Fact]
    public void Read_StatedDateFormat_IsKept()
    {
        var lines = LayoutText.WideLines().Select(static line => DateOnly.ParseExact(line[..10], "yyyy-MM-dd", CultureInfo.InvariantCulture).ToString("dd/MM/yyyy", CultureInfo.InvariantCulture) + line[10..]);

        SamePanel.Check(Read(Weekly with { From = "2021-01-18" }).Panel, Read(Weekly with { DateFormat = "dd/MM/yyyy", From = "18/01/2021" }, lines).Panel);
    }
}
