using System.Security.Cryptography;
using System.Text.RegularExpressions;

namespace MediaMix.Reporting.Tests;

public class VendorTests
{
    [Theory]
    [InlineData("vega.min.js")]
    [InlineData("vega-lite.min.js")]
    [InlineData("vega-embed.min.js")]
    public void Bundle_Checksum_AsDocumented(string file)
    {
        using var bundle = typeof(HtmlReport).Assembly.GetManifestResourceStream(file)!;
        using var reader = new StreamReader(typeof(VendorTests).Assembly.GetManifestResourceStream("VENDOR.md")!);
        var documented = Regex.Match(reader.ReadToEnd(), $@"`{Regex.Escape(file)}` .*`([0-9a-f]{{64}})`").Groups[1].Value;

        Assert.Equal(documented, Convert.ToHexStringLower(SHA256.HashData(bundle)));
    }

    [Fact]
    public void Bundles_Text_CannotEndTheirScriptElement() =>
        Assert.All(PageResources.Scripts, script => Assert.DoesNotContain("</script", script, StringComparison.OrdinalIgnoreCase));

    [Theory]
    [InlineData("University of Washington Interactive Data Lab")]
    [InlineData("Mike Bostock")]
    public void Notices_Holders_Named(string holder) => Assert.Contains(holder, PageResources.Notices, StringComparison.Ordinal);
}
