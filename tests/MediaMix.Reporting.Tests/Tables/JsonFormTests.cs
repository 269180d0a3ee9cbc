using System.Text.Json.Nodes;
using MediaMix.Analysis;

namespace MediaMix.Reporting.Tests.Tables;

public class JsonFormTests
{
    [Fact]
    public void Estimate_InfiniteFields_AreNullAndKeysKeepTheirOrder() =>
        Assert.Equal("""{"mean":null,"q5":-0.1,"q50":1.5,"q95":null}""", JsonForm.Estimate(new Estimate(double.NaN, -0.1, 1.5, double.PositiveInfinity))!.ToJsonString());

    [Fact]
    public void Estimate_Missing_IsNull() => Assert.Null(JsonForm.Estimate(null));

    [Fact]
    public void Number_Missing_IsNull() => Assert.Null(JsonForm.Number(null));

    [Fact]
    public void Number_Finite_KeepsEveryBit() => Assert.Equal("0.30000000000000004", JsonForm.Number(0.1 + 0.2)!.ToJsonString());

    [Fact]
    public void Write_Letters_StayReadableAndLinesEndAlikeEverywhere()
    {
        using var text = new StringWriter { NewLine = "\r\n" };
        JsonForm.Write(text, new JsonObject { ["channel"] = "Säulen <b>", ["geos"] = JsonForm.Texts(["東京"]) });
        Assert.Equal("{\n  \"channel\": \"Säulen \\u003Cb\\u003E\",\n  \"geos\": [\n    \"東京\"\n  ]\n}\n", text.ToString());
    }
}
