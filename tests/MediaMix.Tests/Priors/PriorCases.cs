namespace MediaMix.Tests.Priors;

/// <summary>Every family with ordinary and awkward arguments, as model-file text.</summary>
static class PriorCases
{
    public static readonly string[] Texts =
    [
        "normal(0, 1)", "normal(1000000, 0.5)", "half_normal(1)", "half_normal(0.05)",
        "lognormal(0.2, 0.9)", "lognormal(-4, 0.1)", "gamma(3, 1)", "gamma(0.2, 5)", "gamma(400, 2)",
        "inverse_gamma(0.05, 0.0005)", "inverse_gamma(3, 2)", "beta(3, 3)", "beta(1, 99)", "beta(0.5, 2)",
        "uniform(0, 12)", "uniform(-2, 0.5)", "exponential(1)", "exponential(0.01)",
        "student_t(4, 0, 1)", "student_t(60, -3, 0.1)", "student_t(0.5, 0, 1)", "half_student_t(4, 1)", "half_student_t(3, 10)",
        "cauchy(0, 1)", "cauchy(2, 0.3)", "half_cauchy(1)", "laplace(0, 0.2)", "laplace(5, 2)",
        "truncated_normal(0, 2, 0, 6)", "truncated_normal(1, 1, -1, inf)", "truncated_normal(-9, 1, 0, inf)",
        "truncated_normal(0, 1, -inf, 2)", "truncated_normal(0, 1, -inf, -5)", "truncated_normal(3, 2, -inf, inf)",
        "truncated_normal(0, 10, 0, 1)", "truncated_normal(-100, 1, 0, 0.001)",
    ];

    public static TheoryData<string> All => [.. Texts];

    public static bool HasCanonicalForm(Prior prior) => prior is not
        (StudentTPrior or HalfStudentTPrior or CauchyPrior or HalfCauchyPrior or LaplacePrior or FixedPrior);
}
