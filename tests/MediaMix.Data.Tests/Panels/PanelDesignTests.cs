namespace MediaMix.Data.Tests;

public class PanelDesignTests
{
    static readonly ModelSpec TwoChannels = PanelText.Model with
    {
        Channels = [new ChannelSpec { Name = "tv", Spend = "tv" }, new ChannelSpec { Name = "radio", Spend = "radio" }],
    };

    static string With(string column, Func<int, string> cell, int rows = 14) =>
        PanelText.Rows($"week,y,tv,{column}", rows, row => $"{PanelText.WeeklyRow(row)},{cell(row)}");

    [Fact]
    public void Read_AllZeroChannel_IsAnError()
    {
        var fault = PanelText.Fault(With("radio", _ => "0"), TwoChannels);

        Assert.Equal("Channel radio: the spend radio is zero in every fitted row.", fault.Message);
        Assert.Equal("sales.csv:1:11", fault.Where!.ToString());
    }

    [Fact]
    public void Read_ConstantChannel_IsAWarning()
    {
        var warning = Assert.Single(PanelText.Read(With("radio", _ => "7"), TwoChannels).Warnings);

        Assert.Equal(Severity.Warning, warning.Severity);
        Assert.Contains("radio is 7 in every fitted row", warning.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(7, "far outside its values, 10 to 12")]
    [InlineData(8, null)]
    [InlineData(14, null)]
    [InlineData(15, "far outside its values, 10 to 12")]
    public void Read_BaselineFarFromTheColumn_IsAWarning(double baseline, string? expected)
    {
        var model = PanelText.Model with { Controls = [new ControlSpec { Column = "price", Baseline = new ControlBaseline(ControlBaselineKind.Number, baseline) }] };
        var warnings = PanelText.Read(With("price", row => $"{10 + row % 3}"), model).Warnings;

        Assert.Equal(expected is null ? 0 : 1, warnings.Count);
        Assert.All(warnings, warning => Assert.Contains(expected!, warning.Message, StringComparison.Ordinal));
    }

    [Fact]
    public void Read_OneRowOfExposureWithoutSpend_IsWrittenInTheSingular()
    {
        var csv = PanelText.Rows("week,y,tv,spend,clicks", 14, row => $"{PanelText.WeeklyRow(row)},{(row == 4 ? 0 : 5 + row)},{7 + row}");
        var model = PanelText.Model with { Channels = [new ChannelSpec { Name = "search", Spend = "spend", Exposure = "clicks" }] };

        Assert.Contains("in 1 row there was exposure without any spend", Assert.Single(PanelText.Read(csv, model).Warnings).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_IdenticalChannels_CannotBeToldApart()
    {
        var fault = PanelText.Fault(With("radio", row => $"{row % 3}"), TwoChannels);

        Assert.Contains("channels tv and radio cannot be told apart", fault.Message, StringComparison.Ordinal);
        Assert.Contains("identical", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_ProportionalChannels_CannotBeToldApart() =>
        Assert.Contains("factor of 2.5", PanelText.Fault(With("radio", row => FormattableString.Invariant($"{2.5 * (row % 3)}")), TwoChannels).Message, StringComparison.Ordinal);

    [Fact]
    public void Read_SimilarChannels_AreAccepted() =>
        Assert.Empty(PanelText.Read(With("radio", row => row == 5 ? "9" : $"{row % 3}"), TwoChannels).Warnings);

    [Fact]
    public void Read_ThreeRowsTenChannels_StatesBothNumbers()
    {
        var model = PanelText.Model with { Channels = [.. Enumerable.Range(0, 10).Select(i => new ChannelSpec { Name = $"c{i}", Spend = $"c{i}" })] };
        var header = "week,y," + string.Join(',', Enumerable.Range(0, 10).Select(i => $"c{i}"));
        var csv = PanelText.Rows(header, 3, row => FormattableString.Invariant($"2021-01-{4 + 7 * row:00},{row + 5},") + string.Join(',', Enumerable.Range(0, 10).Select(i => $"{(row + 1) * (i + 3) % 7 + row * i}")));

        var fault = Assert.Single(PanelText.Faults(csv, model), f => f.Message.Contains("too few", StringComparison.Ordinal));

        Assert.Contains("3 rows with a known outcome", fault.Message, StringComparison.Ordinal);
        Assert.Contains("12 coefficients (10 channels", fault.Message, StringComparison.Ordinal);
    }

    /// <summary>Fourteen coefficients want fourteen rows, unless an earlier run has learned all but one of them.</summary>
    [Fact]
    public void Read_TwelveRowsOfARefresh_CountOnlyWhatTheEarlierRunDoesNotKnow()
    {
        var season = new FourierSpec { Cycle = FourierCycle.Yearly, Order = 3 };
        var earlier = PanelText.Model with { Channels = [.. Enumerable.Range(0, 6).Select(static i => new ChannelSpec { Name = $"c{i}", Spend = $"c{i}" })], Baseline = new BaselineSpec { Seasonality = [season] } };
        var header = "week,y," + string.Join(',', Enumerable.Range(0, 20).Select(static i => $"c{i}"));
        var csv = PanelText.Rows(header, 12, static row => FormattableString.Invariant($"{new DateOnly(2021, 1, 4).AddDays(7 * row):yyyy-MM-dd},{row * row % 17 + 5},") + string.Join(',', Enumerable.Range(0, 20).Select(i => $"{(row + 1) * (i + 3) % 7 + row * i % 5}")));
        var table = Faulty.Table(csv);

        Assert.Contains("14 coefficients (6 channels", Assert.Throws<InvalidInputException>(() => PanelReader.Read(table, PanelText.Data, earlier)).Message, StringComparison.Ordinal);
        Assert.Equal(12, PanelReader.Read(table, PanelText.Data, earlier, earlier).Panel.Periods);
        var more = earlier with { Channels = [.. earlier.Channels, .. Enumerable.Range(6, 13).Select(static i => new ChannelSpec { Name = $"c{i}", Spend = $"c{i}" })] };
        Assert.Contains("13 coefficients that the earlier run does not know (13 channels, 0 controls, 0 for", Assert.Throws<InvalidInputException>(() => PanelReader.Read(table, PanelText.Data, more, earlier)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_NineRows_AreTooFew() =>
        Assert.Contains("9 rows", PanelText.Fault(PanelText.Weekly(9)).Message, StringComparison.Ordinal);

    [Fact]
    public void Read_OutcomeMissingEverywhere_IsAnError() =>
        Assert.Contains("missing in every fitted row", PanelText.Fault(PanelText.Rows("week,tv,y", 12, row => FormattableString.Invariant($"{new DateOnly(2021, 1, 4).AddDays(7 * row):yyyy-MM-dd},{row % 3},"))).Message, StringComparison.Ordinal);

    [Fact]
    public void Read_ConstantOutcome_IsAnError() =>
        Assert.Contains("nothing to explain", PanelText.Fault(PanelText.Rows("week,tv,y", 12, row => FormattableString.Invariant($"{new DateOnly(2021, 1, 4).AddDays(7 * row):yyyy-MM-dd},{row % 3},8"))).Message, StringComparison.Ordinal);

    [Fact]
    public void Read_ConstantControl_IsTheIntercept()
    {
        var model = PanelText.Model with { Controls = [new ControlSpec { Column = "price" }] };

        Assert.Contains("cannot be told from the intercept", PanelText.Fault(With("price", _ => "3"), model).Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_LaggedControlThatVariesInTheLastRowOnly_IsTheIntercept()
    {
        var model = PanelText.Model with { Controls = [new ControlSpec { Column = "price", Lag = 1 }] };

        Assert.Contains("cannot be told from the intercept", PanelText.Fault(With("price", row => row == 13 ? "4" : "3"), model).Remedy, StringComparison.Ordinal);
        Assert.Empty(PanelText.Read(With("price", row => row == 12 ? "4" : "3"), model).Warnings);
    }

    [Fact]
    public void Read_ColumnAtTwoLags_IsNotUsedTwice()
    {
        var model = PanelText.Model with { Controls = [new ControlSpec { Column = "price" }, new ControlSpec { Column = "price", Lag = 1 }] };

        Assert.Empty(PanelText.Read(With("price", row => $"{row}"), model).Warnings);
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 0)]
    [InlineData(2, 1)]
    public void Read_ControlMissingInHistory_IsAFaultWithinItsLag(int lag, int faults)
    {
        var model = PanelText.Model with { Controls = [new ControlSpec { Column = "price", Lag = lag }] };
        var csv = With("price", static row => row <= 1 ? "" : $"{row}");

        var found = lag < 2 ? [] : PanelText.Faults(csv, model, PanelText.Data with { MediaHistory = 3 });
        if (lag < 2)
            Assert.Empty(PanelText.Read(csv, model, PanelText.Data with { MediaHistory = 3 }).Warnings);

        Assert.Equal(faults, found.Count);
        Assert.All(found, static fault => Assert.Equal(3, fault.Where!.Line));
    }

    [Theory]
    [InlineData(1, "a single level")]
    [InlineData(51, "51 levels; at most 50")]
    public void Read_CategoricalWithWrongNumberOfLevels_IsAnError(int levels, string expected)
    {
        var model = PanelText.Model with { Controls = [new ControlSpec { Column = "event", IsCategorical = true }] };

        Assert.Contains(expected, PanelText.Fault(With("event", row => $"e{row % levels}", 80), model).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2030-01-01", null, EventShape.Step)]
    [InlineData("2030-01-01", null, EventShape.Pulse)]
    [InlineData("2020-01-01", "2021-01-03", EventShape.Step)]
    [InlineData("2020-01-01", null, EventShape.Pulse)]
    public void Read_EventOutsideTheRows_IsAWarning(string start, string? end, EventShape shape)
    {
        var model = PanelText.Model with { Baseline = new BaselineSpec { Events = [new EventSpec { Name = "fair", Start = start, End = end, Shape = shape }] } };

        var warning = Assert.Single(PanelText.Read(PanelText.Weekly(14), model).Warnings);

        Assert.Equal(Severity.Warning, warning.Severity);
        Assert.Equal("Event fair lies outside the fitted rows.", warning.Message);
        Assert.Equal("The data say nothing about it: the result will be its prior.", warning.Remedy);
    }

    [Theory]
    [InlineData("2021-01-08", null, EventShape.Pulse)]
    [InlineData("2021-02-01", null, EventShape.Step)]
    [InlineData("2020-01-01", "2021-01-04", EventShape.Step)]
    public void Read_EventInsideTheRows_IsAccepted(string start, string? end, EventShape shape) =>
        Assert.Empty(PanelText.Read(PanelText.Weekly(14), PanelText.Model with { Baseline = new BaselineSpec { Events = [new EventSpec { Name = "fair", Start = start, End = end, Shape = shape }] } }).Warnings);

    [Fact]
    public void Read_SpendWithoutExposure_WarnsBothWays()
    {
        var model = PanelText.Model with { Channels = [new ChannelSpec { Name = "tv", Spend = "tv", Exposure = "grp" }] };

        var warnings = PanelText.Read(With("grp", row => row == 1 ? "0" : row == 3 ? "8" : $"{5 * (row % 3)}"), model).Warnings;

        Assert.Equal(2, warnings.Count);
        Assert.Contains("in 1 row money was spent without any exposure", warnings[0].Message, StringComparison.Ordinal);
        Assert.Equal(3, warnings[0].Where!.Line);
        Assert.Contains("in 1 row there was exposure without any spend", warnings[1].Message, StringComparison.Ordinal);
        Assert.Equal(5, warnings[1].Where!.Line);
    }
}
