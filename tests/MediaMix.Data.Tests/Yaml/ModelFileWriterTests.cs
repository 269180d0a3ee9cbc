namespace MediaMix.Data.Tests;

public class ModelFileWriterTests
{
    static string Write(ModelFile file, ModelComments? comments = null)
    {
        using var writer = new StringWriter();
        ModelFileWriter.Write(file, writer, comments);
        return writer.ToString();
    }

    [Theory]
    [InlineData(ModelText.Minimal)]
    [InlineData(ModelText.Full)]
    [InlineData(ModelText.Minimal + "baseline: { trend: none, seasonality: none }\nnoise: half_normal(2)\n")]
    [InlineData(ModelText.Minimal + "scaling: { outcome: 1000.5, media: median_nonzero, controls: none }\n    \n")]
    [InlineData(ModelText.Minimal + "    adstock: { type: geometric, normalize: false }\n    priors: { contribution: \"beta(1, 99)\" }\n")]
    public void Write_ThenRead_GivesAnEqualRecord(string text)
    {
        var file = ModelText.Read(text);

        var written = Write(file);

        Assert.Equal(file, ModelText.Read(written));
        Assert.Equal(written, Write(ModelText.Read(written)));
        Assert.DoesNotContain("\r", written, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("null")]
    [InlineData("yes")]
    [InlineData("2021")]
    [InlineData("a: b")]
    [InlineData("a #b")]
    [InlineData("- a")]
    [InlineData("\"quoted\"\\")]
    [InlineData("&anchor")]
    [InlineData("Umsätze €")]
    [InlineData("{x}, [y]")]
    public void Write_AwkwardColumnNames_ReadBack(string column)
    {
        var minimal = ModelText.Read(ModelText.Minimal);
        var file = minimal with
        {
            Data = minimal.Data with { DateColumn = column, DateFormat = "d' of 'MMM yyyy" },
            Model = minimal.Model with
            {
                Outcome = column,
                Channels = [new ChannelSpec { Name = "null", Spend = column, Exposure = column + "2" }],
                Controls = [new ControlSpec { Column = column }],
            },
        };

        Assert.Equal(file, ModelText.Read(Write(file)));
    }

    [Fact]
    public void Write_Comments_StandBesideAndAboveTheirKeys()
    {
        var comments = new ModelComments();
        comments.Head.Add("made by init");
        comments.Beside("data.outcome", "the largest column\nevil: true");
        comments.Above("channels.tv", "unsure: tv");

        var text = Write(ModelText.Read(ModelText.Minimal), comments);

        Assert.StartsWith("# made by init\n", text, StringComparison.Ordinal);
        Assert.Contains("  outcome: revenue  # the largest column\\u000aevil: true\n", text, StringComparison.Ordinal);
        Assert.Contains("  # unsure: tv\n  - name: tv\n", text, StringComparison.Ordinal);
        Assert.Equal(ModelText.Read(ModelText.Minimal), ModelText.Read(text));
    }
}
