using System.Text;

namespace MediaMix.Tests.Priors;

public class PriorTextFaultTests
{
    const string Known = "Known: normal, half_normal, lognormal, gamma, inverse_gamma, beta, uniform, exponential, student_t, "
        + "half_student_t, cauchy, half_cauchy, laplace, truncated_normal, fixed.";

    [Theory]
    [InlineData("halfnormal(1)", 1, "Unknown prior 'halfnormal'. Did you mean half_normal? " + Known)]
    [InlineData("  half-normal(1)", 3, "Unknown prior 'half-normal'. Did you mean half_normal? " + Known)]
    [InlineData("gaussian(0, 1)", 1, "Unknown prior 'gaussian'. " + Known)]
    [InlineData("", 1, "A prior starts with the name of its family, as in normal(0, 1); the text is empty.")]
    [InlineData("0.5", 1, "A prior starts with the name of its family, as in normal(0, 1); found '0.5'.")]
    [InlineData("normal", 7, "Expected '(' after normal. Write normal(mean, sd).")]
    [InlineData("normal 0, 1", 8, "Expected '(' after normal. Write normal(mean, sd).")]
    [InlineData("normal()", 1, "normal needs 2 arguments, found 0. Write normal(mean, sd).")]
    [InlineData("normal(1)", 1, "normal needs 2 arguments, found 1. Write normal(mean, sd).")]
    [InlineData("half_normal(0, 1)", 1, "half_normal needs 1 argument, found 2. Write half_normal(sd).")]
    [InlineData("lognormal(1)", 1, "lognormal needs 2 arguments, found 1. Write lognormal(mu, sigma) or lognormal(mean: …, sd: …).")]
    [InlineData("lognormal(1, sd: 1)", 1, "These arguments of lognormal do not go together. Write lognormal(mu, sigma) or lognormal(mean: …, sd: …).")]
    [InlineData("lognormal(mu: 1, sd: 1)", 1, "These arguments of lognormal do not go together. Write lognormal(mu, sigma) or lognormal(mean: …, sd: …).")]
    [InlineData("normal(mean: 0, std: 1)", 17, "normal has no argument 'std'. Did you mean sd? Write normal(mean, sd).")]
    [InlineData("normal(location: 0, sd: 1)", 8, "normal has no argument 'location'. Write normal(mean, sd).")]
    [InlineData("normal(mean: 0, 1)", 17, "After a named argument all others need names too. Write normal(mean, sd).")]
    [InlineData("normal(sd: 0, sd: 1)", 15, "Argument 'sd' is given twice.")]
    [InlineData("normal(mean=0, sd=1)", 8, "Write 'mean: value' with a colon, not an equals sign.")]
    [InlineData("normal(0, -1)", 11, "sd must be a positive number (1e-100 to 1e100), not -1.")]
    [InlineData("normal(0, sd: 0)", 11, "sd must be a positive number (1e-100 to 1e100), not 0.")]
    [InlineData("normal(inf, 1)", 8, "mean must be a number between -1e100 and 1e100, not inf.")]
    [InlineData("truncated_normal(0, 1, inf, inf)", 24, "lower must be a number between -1e100 and 1e100, or -inf, not inf.")]
    [InlineData("uniform(2, 1)", 9, "The lower bound 2 must be less than the upper bound 1.")]
    [InlineData("uniform(1, 1)", 9, "The lower bound 1 must be less than the upper bound 1.")]
    [InlineData("normal(0, 1) x", 14, "Nothing may follow the closing parenthesis, found 'x'.")]
    [InlineData("normal(0, 1))", 13, "Nothing may follow the closing parenthesis, found ')'.")]
    [InlineData("normal(0, 1", 12, "Expected ',' or ')', found the end of the text.")]
    [InlineData("normal(0 1)", 10, "Expected ',' or ')', found '1'.")]
    [InlineData("normal(0, NaN)", 11, "Expected a number or 'name: number' for normal(mean, sd), found 'NaN'.")]
    [InlineData("normal(0, Infinity)", 11, "Expected a number or 'name: number' for normal(mean, sd), found 'Infinity'.")]
    [InlineData("normal(,)", 8, "Expected a number or 'name: number' for normal(mean, sd), found ','.")]
    [InlineData("normal(0, 1,)", 13, "Expected a number or 'name: number' for normal(mean, sd), found ')'.")]
    [InlineData("normal(0, 1e999)", 11, "1e999 is too large for a number.")]
    [InlineData("normal(0, sd: x)", 15, "Expected a number such as 0.5, 1e3, inf or -inf, found 'x'.")]
    [InlineData("normal(0, 0,5)", 1, "normal needs 2 arguments, found 3. Write normal(mean, sd).")]
    [InlineData("normal(0, 1\u0007\u001b[2J)", 11, "Expected a number or 'name: number' for normal(mean, sd), found '1??[2J'.")]
    public void TryParse_Fault_SaysWhereWhatAndWhatWouldBeRight(string text, int column, string problem)
    {
        Assert.False(PriorText.TryParse(text, out var prior, out var actual, out var actualColumn));

        Assert.Null(prior);
        Assert.Equal(problem, actual);
        Assert.Equal(column, actualColumn);
    }

    [Fact]
    public void TryParse_Good_ReportsNoProblem()
    {
        Assert.True(PriorText.TryParse("beta(1, 9)", out var prior, out var problem, out var column));

        Assert.Equal(new BetaPrior(1, 9), prior);
        Assert.Null(problem);
        Assert.Equal(0, column);
    }

    [Fact]
    public void TryParse_Null_ReportsEmptyText()
    {
        Assert.False(PriorText.TryParse(null, out _, out var problem, out _));
        Assert.EndsWith("the text is empty.", problem, StringComparison.Ordinal);
    }

    [Fact]
    public void TryParse_LongText_IsRefusedUnread()
    {
        Assert.False(PriorText.TryParse("normal(0, 1)" + new string(' ', 489), out _, out var problem, out var column));

        Assert.Equal("A prior has at most 500 characters, not 501.", problem);
        Assert.Equal(501, column);
        Assert.True(PriorText.TryParse("normal(0, 1)" + new string(' ', 488), out _, out _, out _));
    }

    [Fact]
    public void Parse_Fault_ThrowsFormatExceptionWithColumn()
    {
        var exception = Assert.Throws<FormatException>(() => PriorText.Parse("half_normal(-1)"));

        Assert.Equal("Column 13: sd must be a positive number (1e-100 to 1e100), not -1.", exception.Message);
        Assert.Throws<ArgumentNullException>(() => PriorText.Parse(null!));
    }

    [Fact]
    public void TryParse_EveryMutilation_ReportsAProblemInsideTheTextOrParses()
    {
        const string alphabet = "(),: -+.eE_0159infna\0\u00e9\ud83d\n=";
        foreach (var text in PriorCases.Texts)
        {
            for (var i = 0; i <= text.Length; i++)
            {
                foreach (var letter in alphabet)
                {
                    Check(new StringBuilder(text).Insert(i, letter).ToString());
                    if (i < text.Length)
                        Check(new StringBuilder(text) { [i] = letter }.ToString());
                }
                Check(text[..i]);
                Check(text[i..]);
            }
        }

        static void Check(string text)
        {
            if (PriorText.TryParse(text, out var prior, out var problem, out var column))
            {
                Assert.Equal(prior, PriorText.Parse(prior.Text));
                return;
            }
            Assert.NotEmpty(problem);
            Assert.InRange(column, 1, text.Length + 1);
        }
    }
}
