using System.Text;

namespace MediaMix.Data.Tests;

public class TableReaderTests
{
    [Theory]
    [InlineData("a,b\n1,2\n")]
    [InlineData("a;b\n1;2\n")]
    [InlineData("a\tb\r\n1\t2")]
    [InlineData("\"a\",\"b\"\n\"1\",\"2\"\n\n")]
    public void Parse_AnyDelimiterOrQuotes_ReadsTheCells(string text)
    {
        var table = Faulty.Table(text);

        Assert.Equal(["a", "b"], table.Header);
        Assert.Equal(1, table.RowCount);
        Assert.Equal(("1", "2"), (table.Cell(0, 0), table.Cell(0, 1)));
        Assert.Equal(2, table.Line(0));
    }

    [Fact]
    public void Parse_ByteOrderMark_IsNotPartOfTheFirstName()
    {
        var table = TableReader.Parse([0xEF, 0xBB, 0xBF, .. "week,y\n1,2\n"u8], "x.csv");

        Assert.Equal(0, table.IndexOf("week"));
    }

    [Fact]
    public void Parse_QuotedLineBreak_CountsLinesOfTheFile()
    {
        var table = Faulty.Table("a,b\n\"x\ny\",2\n3,4\n");

        Assert.Equal("x\ny", table.Cell(0, 0));
        Assert.Equal((2, 4), (table.Line(0), table.Line(1)));
    }

    [Fact]
    public void Where_PlainRow_NamesTheCharacterColumn()
    {
        var table = Faulty.Table("week,spend\n2021-01-04,12\n");

        Assert.Equal("sales.csv:2:12", table.Where(0, 1).ToString());
        Assert.Equal("sales.csv:1:6", table.WhereHeader(1).ToString());
    }

    [Fact]
    public void Parse_EmptyFirstName_IsAnIndexColumn()
    {
        var table = Faulty.Table(",week,y\n0,1,2\n");

        Assert.Equal(1, table.IndexOf("week"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("\n\n  \n")]
    public void Parse_EmptyFile_SaysSo(string text)
    {
        var fault = Faulty.Single(() => Faulty.Table(text));

        Assert.Equal("The file is empty.", fault.Message);
        Assert.Equal("sales.csv", fault.Where!.File);
    }

    [Fact]
    public void Parse_HeaderOnly_SaysSo()
    {
        var fault = Faulty.Single(() => Faulty.Table("week,y\n"));

        Assert.Contains("header but no data rows", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Parse_Latin1_NamesLineAndByte()
    {
        var fault = Faulty.Single(() => TableReader.Parse(Encoding.Latin1.GetBytes("week,y\n1,2\n2,Zürich\n"), "sales.csv"));

        Assert.Contains("not UTF-8", fault.Message, StringComparison.Ordinal);
        Assert.Contains("0xFC", fault.Message, StringComparison.Ordinal);
        Assert.Equal(3, fault.Where!.Line);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Parse_Utf16_IsNamed(bool hasMark)
    {
        byte[] body = Encoding.Unicode.GetBytes("week,y\n1,2\n");
        byte[] bytes = hasMark ? [0xFF, 0xFE, .. body] : body;

        var fault = Faulty.Single(() => TableReader.Parse(bytes, "sales.csv"));

        Assert.Contains("UTF-16", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Parse_NulBytes_AreRejectedWithTheirLine()
    {
        var fault = Faulty.Single(() => TableReader.Parse("week,y\n1,2\n2,\0\0\0\0\n"u8, "sales.csv"));

        Assert.Contains("NUL", fault.Message, StringComparison.Ordinal);
        Assert.Equal(3, fault.Where!.Line);
    }

    [Fact]
    public void Parse_ExcelWorkbook_IsNamed()
    {
        var fault = Faulty.Single(() => TableReader.Parse("PK\x03\x04..."u8, "sales.csv"));

        Assert.Contains("Excel", fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(',')]
    [InlineData('x')]
    [InlineData('"')]
    public void Parse_LineOfFiveMegabytes_IsRefused(char filling)
    {
        var fault = Faulty.Single(() => Faulty.Table("a,b\n" + new string(filling, 5_000_000)));

        Assert.Contains("Line 2 is longer than 1,000,000 characters", fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(',', "columns")]
    [InlineData('"', "")]
    [InlineData('x', "longer than 100,000")]
    public void Parse_LineJustBelowTheCap_IsRefusedForItsFields(char filling, string expected)
    {
        var faults = Faulty.Of(() => Faulty.Table("a,b\n" + new string(filling, 999_999)));

        Assert.Contains(faults, fault => fault.Message.Contains(expected, StringComparison.Ordinal));
    }

    [Fact]
    public void Parse_QuoteNeverClosed_IsRefused()
    {
        var text = new StringBuilder("a,b\n1,\"2\n");
        for (var i = 0; i < 50_000; i++)
            text.Append("3,4\n");

        var fault = Faulty.Single(() => Faulty.Table(text.ToString()));

        Assert.Contains("quotation mark", fault.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Parse_RaggedRows_AreListedWithTheirLines()
    {
        var faults = Faulty.Of(() => Faulty.Table("a,b\n1,2\n3\n4,5,6\n"));

        Assert.Equal(["sales.csv:3", "sales.csv:4"], faults.Select(f => f.Where!.ToString()));
        Assert.Contains("1 fields, the header has 2", faults[0].Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Parse_ManyFaultsOfOneKind_AreCutAfterTen()
    {
        var faults = Faulty.Of(() => Faulty.Table("a,b\n" + string.Concat(Enumerable.Repeat("1\n", 500))));

        Assert.Equal(11, faults.Count);
        Assert.Contains("490 more", faults[^1].Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("week,y,y\n1,2,3\n", "\"y\" is given twice, in columns 2 and 3")]
    [InlineData("week,,y\n1,2,3\n", "Column 2 has no name")]
    [InlineData("week\n1\n", "single column")]
    [InlineData("week,a\u0007b\n1,2\n", "control characters")]
    public void Parse_BadHeader_IsExplained(string text, string expected)
    {
        var fault = Faulty.Single(() => Faulty.Table(text));

        Assert.Contains(expected, fault.Message, StringComparison.Ordinal);
        Assert.Equal(1, fault.Where!.Line);
    }

    [Fact]
    public void Parse_TooManyColumns_IsRefused()
    {
        var header = string.Join(',', Enumerable.Range(0, 2_001).Select(i => $"c{i}"));

        Assert.Contains("2,001 columns", Faulty.Single(() => Faulty.Table(header + "\n")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ReadFile_Absent_SaysSo()
    {
        var fault = Faulty.Single(() => TableReader.ReadFile("no/such/file.csv"));

        Assert.Equal("There is no such file.", fault.Message);
        Assert.Equal("no/such/file.csv", fault.Where!.File);
    }

    [Fact]
    public void ReadFile_Folder_SaysSo() =>
        Assert.Contains("folder", Faulty.Single(() => TableReader.ReadFile(AppContext.BaseDirectory)).Message, StringComparison.Ordinal);
}
