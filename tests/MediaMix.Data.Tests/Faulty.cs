using System.Text;

namespace MediaMix.Data.Tests;

/// <summary>Runs readers on bad input and hands back what they reported.</summary>
static class Faulty
{
    public static RawTable Table(string csv, string source = "sales.csv") => TableReader.Parse(Encoding.UTF8.GetBytes(csv), source);

    public static IReadOnlyList<Fault> Of(Action read) => Assert.Throws<InvalidInputException>(read).Faults;

    public static Fault Single(Action read) => Assert.Single(Of(read));
}
