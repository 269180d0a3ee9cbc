using System.Text;

namespace MediaMix.Cli.Tests;

/// <summary>Data files that are not tables.</summary>
public class BrokenFileTests
{
    static async Task Rejects(byte[] data, params string[] expected)
    {
        using var workspace = Workspace.With(data);
        await Rejected.FitAsync(workspace, expected);
    }

    [Fact]
    public Task Fit_EmptyFile_IsRefused() => Rejects([], "data.csv: The file is empty.");

    [Fact]
    public Task Fit_HeaderOnly_IsRefused() =>
        Rejects("week,revenue,tv_spend,radio_spend,price\n"u8.ToArray(), "data.csv:1: ", "header but no data rows");

    [Fact]
    public Task Fit_Latin1_NamesTheByteAndItsLine() =>
        Rejects(Encoding.Latin1.GetBytes(SmallTable.Text(SmallTable.Rows()) + "2024-03-04,1,café,1,1\n"), "data.csv:62: The file is not UTF-8: byte 0xE9");

    [Fact]
    public Task Fit_Utf16_IsRefused() =>
        Rejects([.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes(SmallTable.Text(SmallTable.Rows()))], "data.csv: ", "UTF-16");

    [Fact]
    public Task Fit_NulBytes_AreRefusedWithTheirLine() =>
        Rejects([.. "week,revenue\n2023-01-02,"u8, 0, 0, 0, .. "\n"u8], "data.csv:2: ", "NUL bytes");

    [Fact]
    public Task Fit_FiveMegabyteLine_IsRefused() =>
        Rejects(Encoding.ASCII.GetBytes(new string('7', 5_000_000)), "data.csv:1: ", "longer than 1,000,000 characters");

    [Fact]
    public Task Fit_RaggedRow_IsRefusedWithItsLine() =>
        Rejects(Encoding.ASCII.GetBytes(SmallTable.Text([.. SmallTable.Rows(), ["2024-02-26", "1"]])), "data.csv:62: ", "2 fields");

    [Theory]
    [InlineData("init", "data.csv", "--out", "other.yaml")]
    [InlineData("check", "model.yaml")]
    public async Task OtherVerbs_EmptyFile_IsRefused(string verb, params string[] arguments)
    {
        using var workspace = Workspace.With(Array.Empty<byte>());
        var outcome = await Mediamix.RunAsync([verb, .. arguments.Select(a => a.StartsWith('-') ? a : workspace.At(a))]);

        Rejected.Check(outcome, "data.csv: The file is empty.");
        Assert.Equal(["data.csv", "model.yaml"], workspace.Entries());
    }
}
