namespace MediaMix.Data.Tests;

/// <summary>Tables with something wrong in them: what cannot be used is named, and nothing that matters goes missing quietly.</summary>
public class DirtyTableTests
{
    static ModelGuess Guess(string header, Func<int, string> cells) => ModelGuess.From(Table(header, cells), "sales.csv");

    static RawTable Table(string header, Func<int, string> cells) =>
        Faulty.Table(PanelText.Rows(header, 30, row => FormattableString.Invariant($"{new DateOnly(2021, 1, 4).AddDays(7 * row):yyyy-MM-dd};{cells(row)}")));

    static Fault Fault(string header, Func<int, string> cells) => Faulty.Single(() => Guess(header, cells));

    [Theory]
    [InlineData("", "1 value is missing, the first in line 17", "Write 0 where nothing ran")]
    [InlineData("NaN", "1 value is missing, the first in line 17", "Write 0 where nothing ran")]
    [InlineData("lots", "in line 17, \"lots\" is not a number", "Write a number")]
    [InlineData("1e300", "in line 17, \"1e300\" is too large", "Numbers up to")]
    [InlineData("1.200,50", "in line 17, \"1.200,50\" has thousands separators", "Write the digits")]
    public void From_DirtyCellInASpend_KeepsTheChannelAndNamesTheCell(string cell, string problem, string remedy)
    {
        var guess = Guess("week;revenue;tv_spend;radio_spend", row => $"{100 + row * row % 13};{(row == 15 ? cell : $"{row % 4}")};{row % 3}");

        Assert.Equal(["tv", "radio"], guess.File.Model.Channels.Select(static c => c.Name));
        Assert.Contains(guess.Unsure, u => u.StartsWith("channels.tv: ", StringComparison.Ordinal) && u.Contains(problem, StringComparison.Ordinal));
        var warning = Assert.Single(guess.Warnings);
        Assert.Equal((Severity.Warning, 17), (warning.Severity, warning.Where?.Line));
        Assert.Contains(problem, warning.Message, StringComparison.Ordinal);
        Assert.StartsWith(remedy, warning.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public void From_SpendThatIsAlwaysZero_IsLeftOutWithAWarning()
    {
        var guess = Guess("week;revenue;tv_spend;radio_spend", static row => $"{100 + row * row % 13};0;{row % 3}");

        Assert.Equal(["radio"], guess.File.Model.Channels.Select(static c => c.Name));
        Assert.Contains("The column tv_spend is left out: named like spend, but it is 0 in every row.", Assert.Single(guess.Warnings).Message, StringComparison.Ordinal);
        Assert.Contains(guess.Unsure, static u => u.StartsWith("tv_spend is left out", StringComparison.Ordinal));
    }

    [Fact]
    public void From_GapInAControl_IsLeftOutAndSaid()
    {
        var guess = Guess("week;revenue;tv_spend;price", static row => $"{100 + row * row % 13};{row % 4};{(row == 15 ? "?" : $"{row % 3}")}");

        Assert.Empty(guess.File.Model.Controls);
        Assert.Contains(guess.Unsure, static u => u.StartsWith("price is left out: in line 17, \"?\" is not a number", StringComparison.Ordinal));
    }

    [Fact]
    public void From_TextOfFewLevels_IsStillCategorical()
    {
        var guess = Guess("week;revenue;tv_spend;mood", static row => $"{100 + row * row % 13};{row % 4};{(row % 2 == 0 ? "good" : "bad")}");

        Assert.True(Assert.Single(guess.File.Model.Controls).IsCategorical);
        Assert.Empty(guess.Warnings);
    }

    [Theory]
    [InlineData("1234,5", "has a decimal comma")]
    [InlineData("€1234", "has a currency sign")]
    [InlineData("1,234,567", "has thousands separators")]
    public void From_OutcomeWrittenOtherwise_NamesItsCells(string cell, string problem)
    {
        var faults = Faulty.Of(() => Guess("week;revenue;tv_spend", row => $"{cell};{row % 4}"));

        Assert.Equal((2, 11), (faults[0].Where?.Line, faults.Count));
        Assert.StartsWith($"The column revenue is named like an outcome, but \"{cell}\" {problem}", faults[0].Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("inf", "is not a finite number")]
    [InlineData("1e300", "is too large")]
    [InlineData("oops", "is not a number")]
    public void From_OneOutcomeThatIsNoNumber_NamesTheCell(string cell, string problem)
    {
        var fault = Fault("week;revenue;tv_spend;price", row => $"{(row == 15 ? cell : $"{100 + row * row % 13}")};{row % 4};{9 + row % 5}");

        Assert.Equal(17, fault.Where?.Line);
        Assert.Contains($"\"{cell}\" {problem}", fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("0")]
    [InlineData("250")]
    public void From_OutcomeThatNeverChanges_SaysWhatItIs(string value) =>
        Assert.Equal($"The column revenue is named like an outcome, but it is {value} in every row.", Fault("week;revenue;tv_spend", row => $"{value};{row % 4}").Message);

    [Fact]
    public void From_RowOfTotals_NamesTheCell()
    {
        var csv = PanelText.Weekly(30) + "Total,5000,30\n";
        var fault = Faulty.Single(() => ModelGuess.From(Faulty.Table(csv), "sales.csv"));

        Assert.Equal(("In the column week, \"Total\" is not a date.", "Remove rows of totals and notes.", 32), (fault.Message, fault.Remedy, fault.Where?.Line));
    }

    /// <summary>44564 is Monday, 3 January 2022: a spreadsheet counts days, 1 being 1 January 1900.</summary>
    [Fact]
    public void From_SerialNumbersOfASpreadsheet_AreDates()
    {
        var csv = PanelText.Rows("week,sales,tv_spend", 30, static row => $"{44564 + 7 * row},{100 + row * row % 13},{row % 4}");
        var guess = ModelGuess.From(Faulty.Table(csv), "sales.csv");
        var panel = PanelReader.Read(Faulty.Table(csv), guess.File.Data, guess.File.Model).Panel;

        Assert.Equal("excel", guess.File.Data.DateFormat);
        Assert.Equal((TimeStep.Week, "2022-01-03", "2022-07-25"), (panel.Axis.Step, panel.Axis.Label(0), panel.Axis.Label(29)));
    }

    [Fact]
    public void Read_SerialNumbersAsPeriods_Warns()
    {
        var csv = PanelText.Rows("week,y,tv", 30, static row => $"{44564 + row},{100 + row * row % 13},{row % 4}");

        Assert.Contains("44564 is 2022-01-03", Assert.Single(PanelText.Read(csv).Warnings).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void From_YearMonthDayWithoutSigns_AreDates()
    {
        var csv = PanelText.Rows("week,sales,tv_spend", 30, static row => FormattableString.Invariant($"{new DateOnly(2021, 1, 4).AddDays(7 * row):yyyyMMdd},{100 + row * row % 13},{row % 4}"));

        Assert.Equal("yyyyMMdd", ModelGuess.From(Faulty.Table(csv), "sales.csv").File.Data.DateFormat);
    }

    [Theory]
    [InlineData("conversions", "revenue_per_conversion", true)]
    [InlineData("orders", "value_per_order", true)]
    [InlineData("kpi", "revenue_per_kpi", false)]
    [InlineData("revenue", "revenue_per_unit", false)]
    [InlineData("conversions", "cost_per_conversion", false)]
    public void From_MoneyPerUnit_IsUsedWhereTheOutcomeCountsUnits(string outcome, string column, bool isUsed)
    {
        var guess = Guess($"week;{outcome};tv_spend;{column}", static row => $"{100 + row * row % 13};{row % 4};{5 + row % 2}");

        Assert.Equal(isUsed ? column : null, guess.File.Model.UnitValue?.Column);
        Assert.Equal(isUsed || outcome == "kpi", guess.Unsure.Any(u => u.Contains(column, StringComparison.Ordinal) || u.StartsWith("data.value_per_unit", StringComparison.Ordinal)));
        Assert.Empty(guess.File.Model.Controls);
    }

    [Fact]
    public void From_ColumnsThatKnowTheOutcome_AreLeftOut()
    {
        var guess = Guess("week;y;y02;tv_spend;tv_clicks;price", static row => $"{100 + row * row % 13};{90 + row * row % 11};{row % 4};{3 * (100 + row * row % 13)};{row % 5}");

        var tv = Assert.Single(guess.File.Model.Channels);
        Assert.Equal(("tv_spend", null), (tv.Spend, tv.Exposure));
        Assert.Equal(["price"], guess.File.Model.Controls.Select(static c => c.Column));
        Assert.Contains(guess.Unsure, static u => u.StartsWith("tv_clicks is left out: named like exposure, but it moves with y almost exactly", StringComparison.Ordinal));
    }

    [Fact]
    public void Read_SpendThatTheModelDoesNotName_IsListed()
    {
        var csv = PanelText.Rows("week,y,tv,radio_spend,print_spend,total_spend,cost_per_click", 30, static row => $"{PanelText.WeeklyRow(row)},{row % 4},{(row == 15 ? "lots" : "2")},9,{row % 5}");

        Assert.Equal([new UnusedSpend("radio_spend", 43, 0), new UnusedSpend("print_spend", 58, 1)], PanelText.Read(csv).UnusedSpend);
    }
}
