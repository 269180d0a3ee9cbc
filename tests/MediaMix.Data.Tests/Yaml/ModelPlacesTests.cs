namespace MediaMix.Data.Tests;

/// <summary>Where the keys of a model file stand, for faults that are found later.</summary>
public class ModelPlacesTests
{
    const string Model = """
        data:
          source: sales.csv
          date: week
          outcome: revenue
        channels:
          - name: tv.north
            spend: tv_spend
            priors: { roi: half_normal(1) }
          - { name: tv, spend: other }
        controls:
          - promotion
          - { column: price, lag: 1 }
          - { column: price, lag: 2 }
        baseline:
          trend: { type: piecewise, changes: [2023-05-01] }
          events:
            - name: launch
              start: 2023-05-01
              end: 2023-05-14

        """;

    [Theory]
    [InlineData("data.outcome", 4)]
    [InlineData("data.until", 2)]
    [InlineData("channels", 6)]
    [InlineData("channels.tv.north.spend", 7)]
    [InlineData("channels.tv.north.priors.roi", 8)]
    [InlineData("channels.tv.north.priors.adstock.decay", 8)]
    [InlineData("channels.tv.spend", 9)]
    [InlineData("controls.promotion", 11)]
    [InlineData("controls.price", 12)]
    [InlineData("baseline.trend.changes", 15)]
    [InlineData("baseline.trend", 15)]
    [InlineData("baseline.events.launch.end", 19)]
    [InlineData("baseline.events.launch", 17)]
    [InlineData("baseline.events.strike", 17)]
    public void Find_Path_IsItsLineOrThatOfWhatHoldsIt(string path, int line) => Assert.Equal(line, Places().Find(path)!.Line);

    [Fact]
    public void Find_NothingOfIt_IsNull() => Assert.Null(Places().Find("noise"));

    [Fact]
    public void Locate_Fault_GetsAPlaceOnlyIfItHasNone()
    {
        var elsewhere = new SourceLocation("sales.csv", 3);

        Assert.Equal(new SourceLocation("m.yaml", 18, 14), Places().Locate(new Fault("x", Subject: "baseline.events.launch.start")).Where);
        Assert.Equal(elsewhere, Places().Locate(new Fault("x", null, elsewhere, Subject: "data")).Where);
        Assert.Null(Places().Locate(new Fault("x")).Where);
        Assert.Null(Places().Locate(new Fault("x", Subject: "noise")).Where);
    }

    static ModelPlaces Places()
    {
        ModelFileReader.Read(Model, "m.yaml", out var places);
        return places;
    }
}
