namespace MediaMix.Numerics.Tests.LinearAlgebra;

public class RowProductsTests
{
    public static TheoryData<int, int> Sizes => new() { { 0, 8 }, { 1, 8 }, { 4, 16 }, { 60, 24 }, { 64, 40 }, { 68, 8 }, { 200, 72 }, { 7, 0 } };

    [Theory]
    [MemberData(nameof(Sizes))]
    public void AddGram_AnySize_AddsTheSumsOfProducts(int count, int width)
    {
        var a = Matrices.Normals(count, width, 1);
        var lower = new double[width * width];
        Array.Fill(lower, 0.5);

        double[] rows = [.. a.SelectMany(static row => row)];
        var half = width / 2 & -8;
        RowProducts.AddGram(rows, width, half, width, lower);
        RowProducts.AddGram(rows, width, 0, half, lower);

        for (var j = 0; j < width; j++)
        {
            for (var i = 0; i < width; i++)
            {
                // Whole vectors from the one with the diagonal on; what lies before is not written.
                var expected = i < (j & -8) ? 0 : a.Sum(row => row[i] * row[j]);
                Assert.Equal(0.5 + expected, lower[j * width + i], 1e-12 * Math.Max(count, 1));
            }
        }
    }

    [Theory]
    [InlineData(4, 8)]
    [InlineData(8, 24)]
    [InlineData(12, 72)]
    [InlineData(0, 16)]
    [InlineData(8, 0)]
    public void MultiplyByTransposed_AnySize_IsTheProductOfTheDefinition(int count, int width)
    {
        var a = Matrices.Normals(count, width, 1);
        var lower = Matrices.Normals(width, width, 2);
        for (var j = 0; j < width; j++)
            Array.Clear(lower[j], 0, j);
        var products = new double[count * width];
        Array.Fill(products, double.NaN);

        RowProducts.MultiplyByTransposed([.. a.SelectMany(static row => row)], width, [.. lower.SelectMany(static column => column)], products);

        for (var r = 0; r < count; r++)
        {
            for (var i = 0; i < width; i++)
                Assert.Equal(Enumerable.Range(0, width).Sum(j => a[r][j] * lower[j][i]), products[r * width + i], 1e-12 * width);
        }
    }

    [Fact]
    public void LengthsThatDoNotFit_Throw()
    {
        Assert.Throws<ArgumentException>(static () => RowProducts.AddGram(new double[16], 12, 0, 0, new double[144]));
        Assert.Throws<ArgumentException>(static () => RowProducts.AddGram(new double[12], 8, 0, 8, new double[64]));
        Assert.Throws<ArgumentException>(static () => RowProducts.AddGram(new double[16], 8, 0, 8, new double[63]));
        Assert.Throws<ArgumentException>(static () => RowProducts.AddGram(new double[16], 8, 0, 16, new double[64]));
        Assert.Throws<ArgumentException>(static () => RowProducts.AddGram(new double[16], 8, 4, 8, new double[64]));
        Assert.Throws<ArgumentOutOfRangeException>(static () => RowProducts.AddGram(new double[16], 8, -8, 8, new double[64]));
        Assert.Throws<ArgumentException>(static () => RowProducts.MultiplyByTransposed(new double[24], 8, new double[64], new double[24]));
        Assert.Throws<ArgumentException>(static () => RowProducts.MultiplyByTransposed(new double[32], 8, new double[64], new double[24]));
        Assert.Throws<ArgumentException>(static () => RowProducts.MultiplyByTransposed(new double[32], 8, new double[56], new double[32]));
    }
}
