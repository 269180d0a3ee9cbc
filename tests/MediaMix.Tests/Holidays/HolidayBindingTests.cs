using MediaMix.Testing;

namespace MediaMix.Tests.Holidays;

/// <summary>What binding makes of holidays: dates, priors, names.</summary>
public class HolidayBindingTests
{
    [Fact]
    public void Bind_Country_GetsItsDatesInTheRows()
    {
        // 30 weeks from Monday 2023-01-02: New Year's Day was the day before, but was kept on the Monday.
        var model = Bind(new HolidaysSpec { Countries = ["us"] });

        Assert.Equal(
            [
                "holiday[new year's day (observed)]", "holiday[martin luther king jr. day]", "holiday[washington's birthday]",
                "holiday[memorial day]", "holiday[juneteenth national independence day]", "holiday[independence day]",
            ],
            model.Holidays.Select(static use => use.Effect));
        Assert.Equal(new HolidayUse(new HolidayKey(["memorial day"]), [new DateOnly(2023, 5, 29)], 1), model.Holidays[3]);
        Assert.Equal(new DatedHoliday("Memorial Day", [new DateOnly(2023, 5, 29)]), model.Spec.Baseline.Holidays!.Dates![3]);
        Assert.Equal(["us"], model.Spec.Baseline.Holidays.Countries);
        Assert.Contains("New Year's Day", model.UnusedHolidays);
        Assert.Contains("Thanksgiving", model.UnusedHolidays);
        Assert.DoesNotContain("Memorial Day", model.UnusedHolidays);
    }

    [Fact]
    public void Bind_CompletedModel_IsTheSameModel()
    {
        foreach (var spec in new[]
        {
            new HolidaysSpec { Countries = ["US", "CA"], DaysBefore = 2, DaysAfter = 1 },
            new HolidaysSpec { Countries = ["RU"], IsPooled = false, Also = [new DatedHoliday("Sale", [new DateOnly(2023, 1, 14)])] },
        })
        {
            foreach (var step in new[] { TimeStep.Day, TimeStep.Week })
            {
                var panel = SmallWorld.Panel(axis: TimeAxis.FromDates(new DateOnly(2023, 1, 2), step, SmallWorld.Periods));
                var model = BoundModel.Bind(SmallWorld.WithBaseline(new BaselineSpec { Holidays = spec }), panel);
                var again = BoundModel.Bind(model.Spec, panel);

                Assert.Equal(model.Spec, again.Spec);
                Assert.Equal(model.Parameters, again.Parameters);
                Assert.Equal(model.Holidays, again.Holidays);
            }
        }
    }

    /// <summary>There is no day before the first of the calendar and none after the last, and nobody needs one.</summary>
    [Theory]
    [InlineData(TimeStep.Day)]
    [InlineData(TimeStep.Week)]
    public void Bind_DaysAtTheEndsOfTheCalendar_AreLaidOut(TimeStep step)
    {
        var days = (step == TimeStep.Week ? 7 : 1) * (SmallWorld.Periods - 1);
        foreach (var first in new[] { DateOnly.MinValue, DateOnly.MaxValue.AddDays(-days) })
        {
            var panel = SmallWorld.Panel(axis: TimeAxis.FromDates(first, step, SmallWorld.Periods));
            var sale = new DatedHoliday("Sale", [DateOnly.MinValue, first.AddDays(days / 2), DateOnly.MaxValue]);
            var model = BoundModel.Bind(
                SmallWorld.WithBaseline(new BaselineSpec { Seasonality = [], Holidays = new HolidaysSpec { DaysBefore = 2, DaysAfter = 3, Also = [sale] } }), panel);

            Assert.Contains(first.AddDays(days / 2), model.Holidays[0].Dates);
        }
    }

    [Theory]
    [InlineData("sale", "before sale", 25, "holiday[before sale]")]
    [InlineData("a + b", "a", 20, "holiday[a + b]")]
    public void Bind_TwoEffectsOfOneName_AreAFault(string one, string other, int day, string effect)
    {
        var holidays = new HolidaysSpec
        {
            DaysBefore = 1,
            Also =
            [
                new DatedHoliday(one, [new DateOnly(2023, 1, 10)]), new DatedHoliday(other, [new DateOnly(2023, 1, 20)]),
                new DatedHoliday("b", [new DateOnly(2023, 1, day)]),
            ],
        };
        var panel = SmallWorld.Panel(axis: TimeAxis.FromDates(new DateOnly(2023, 1, 2), TimeStep.Day, SmallWorld.Periods));

        var faults = Assert.Throws<InvalidInputException>(() => BoundModel.Bind(SmallWorld.WithBaseline(new BaselineSpec { Holidays = holidays }), panel)).Faults;
        Assert.Contains(faults, fault => fault.Message == $"Two effects of holidays would be called {effect}.");
    }

    /// <summary>A model that was bound once does not ask the calendar again.</summary>
    [Fact]
    public void Bind_StatedDates_CountInPlaceOfTheCountry()
    {
        var spec = new HolidaysSpec { Countries = ["XX"], Except = ["nothing"], Dates = [new DatedHoliday("Memorial Day", [new DateOnly(2023, 6, 1)])] };
        var model = Bind(spec);

        Assert.Equal(new HolidayUse(new HolidayKey(["memorial day"]), [new DateOnly(2023, 6, 1)], 1), Assert.Single(model.Holidays));
        Assert.Equal(spec.Dates, model.Spec.Baseline.Holidays!.Dates);
        Assert.Empty(model.UnusedHolidays);
    }

    [Theory]
    [InlineData(TimeStep.Day, "holiday[labor day].standardized", "Change of the outcome on labor day, in units of holidays.scale.")]
    [InlineData(TimeStep.Day, "holiday[before labor day].standardized", "Change of the outcome on a day before labor day, in units of holidays.scale.")]
    [InlineData(TimeStep.Week, "holiday[labor day].standardized", "Change of the outcome in a week with labor day, in units of holidays.scale.")]
    public void Bind_Effect_IsExplainedInASentence(TimeStep step, string parameter, string expected)
    {
        var panel = SmallWorld.Panel(axis: TimeAxis.FromDates(new DateOnly(2023, 8, 21), step, SmallWorld.Periods));
        var model = BoundModel.Bind(SmallWorld.WithBaseline(new BaselineSpec { Holidays = new HolidaysSpec { Countries = ["US"], DaysBefore = 1 } }), panel);

        Assert.Equal(expected, model.Parameters.Single(p => p.Name == parameter).Meaning);
    }

    [Fact]
    public void Bind_NoPrior_ScalesWithTheOutcome()
    {
        var model = Bind(new HolidaysSpec { Countries = ["US"] });
        var sd = model.Constants.Outcome.Sd / model.Constants.OutcomeScale;

        Assert.Equal(new HalfNormalPrior(sd), model.Parameters.Single(static p => p.Name == "holidays.scale").Prior);
        Assert.Equal(new NormalPrior(0, 1), model.Parameters.Single(static p => p.Name == "holiday[memorial day].standardized").Prior);
        var apart = Bind(new HolidaysSpec { Countries = ["US"], IsPooled = false });
        Assert.Equal(new NormalPrior(0, 2 * sd), apart.Parameters.Single(static p => p.Name == "holiday[memorial day]").Prior);
        Assert.DoesNotContain(apart.Parameters, static p => p.Name == "holidays.scale");
    }

    [Fact]
    public void Run_Pooled_ReportsEffectsAsScaleTimesStandardized()
    {
        var spec = SmallWorld.WithBaseline(new BaselineSpec { Holidays = new HolidaysSpec { Countries = ["US"] } });
        var draws = ModelFit.Run(spec, SmallWorld.Panel(), new SamplerSpec { Chains = 1, Warmup = 50, Draws = 20 }).Draws;
        for (var i = 0; i < draws.Count; i++)
            Agreement.Within(1e-15, draws["holidays.scale"][i] * draws["holiday[memorial day].standardized"][i], draws["holiday[memorial day]"][i]);
    }

    [Fact]
    public void Treatments_NormalErrors_AreIntegratedOut() =>
        Assert.Equal(
            LinearTreatmentKind.IntegratedOut,
            Bind(new HolidaysSpec { Countries = ["US"] }).LinearTreatments().Single(static t => t.Component == "holidays").Kind);

    [Theory]
    [InlineData("Memorial Day", 1)]
    [InlineData("new year's day", 1)]
    [InlineData("New Year's Day (Observed)", 1)]
    public void Bind_Only_KeepsTheNameAndItsSubstitutes(string only, int effects) =>
        Assert.Equal(effects, Bind(new HolidaysSpec { Countries = ["US"], Only = [only] }).Holidays.Count);

    [Fact]
    public void Bind_Except_DropsTheNameAndItsSubstitutes() =>
        Assert.Equal(5, Bind(new HolidaysSpec { Countries = ["US"], Except = ["New Year's Day"] }).Holidays.Count);

    [Fact]
    public void Resolve_TwoCountries_TellApartWhatFallsOnOtherDays()
    {
        var names = HolidayDates.Resolve(new HolidaysSpec { Countries = ["US", "CA"] }, new DateOnly(2023, 9, 1), new DateOnly(2023, 12, 31)).Select(static h => h.Name).ToArray();

        Assert.Contains("Thanksgiving (US)", names);
        Assert.Contains("Thanksgiving (CA)", names);
        Assert.Single(names, "Christmas Day");
    }

    [Fact]
    public void Resolve_OwnDaysOfACountrysName_AreAddedToIt()
    {
        var spec = new HolidaysSpec { Countries = ["US"], Only = ["Thanksgiving"], Also = [new DatedHoliday("thanksgiving", [new DateOnly(2023, 11, 24)])] };

        Assert.Equal(
            new DatedHoliday("Thanksgiving", [new DateOnly(2023, 11, 23), new DateOnly(2023, 11, 24)]),
            Assert.Single(HolidayDates.Resolve(spec, new DateOnly(2023, 1, 1), new DateOnly(2023, 12, 31))));
    }

    static BoundModel Bind(HolidaysSpec holidays) => BoundModel.Bind(SmallWorld.WithBaseline(new BaselineSpec { Holidays = holidays }), SmallWorld.Panel());
}
