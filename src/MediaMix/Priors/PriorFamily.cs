namespace MediaMix;

/// <summary>One argument of a prior as it is written.</summary>
/// <param name="Name">Its name in <c>name: value</c>.</param>
/// <param name="Domain">Values it may take.</param>
readonly record struct PriorArgument(string Name, ArgumentDomain Domain);

/// <summary>One list of arguments that determines a prior of a family.</summary>
/// <param name="Arguments">The arguments in order.</param>
/// <param name="Create">Makes the prior; may throw <see cref="ArgumentOutOfRangeException"/> for values that do not go together.</param>
sealed record PriorForm(PriorArgument[] Arguments, Func<double[], Prior> Create);

/// <summary>
/// The table of prior families as model files name them. The first form of a family may be written by position;
/// the others need all their names.
/// </summary>
/// <param name="Name">Name of the family.</param>
/// <param name="Forms">The ways to give its arguments.</param>
sealed record PriorFamily(string Name, PriorForm[] Forms)
{
    static readonly PriorArgument s_location = new("location", ArgumentDomain.Finite);
    static readonly PriorArgument s_sd = new("sd", ArgumentDomain.Positive);
    static readonly PriorArgument s_scale = new("scale", ArgumentDomain.Positive);
    static readonly PriorArgument s_rate = new("rate", ArgumentDomain.Positive);
    static readonly PriorArgument s_shape = new("shape", ArgumentDomain.Positive);
    static readonly PriorArgument s_degrees = new("df", ArgumentDomain.Positive);
    static readonly PriorArgument s_positiveMean = new("mean", ArgumentDomain.Positive);

    /// <summary>All families, in the order of the documentation.</summary>
    public static IReadOnlyList<PriorFamily> All { get; } =
    [
        new("normal", [new([new("mean", ArgumentDomain.Finite), s_sd], static a => new NormalPrior(a[0], a[1]))]),
        new("half_normal", [new([s_sd], static a => new HalfNormalPrior(a[0]))]),
        new("lognormal",
        [
            new([new("mu", ArgumentDomain.Finite), new("sigma", ArgumentDomain.Positive)], static a => new LogNormalPrior(a[0], a[1])),
            new([s_positiveMean, s_sd], static a => LogNormalPrior.FromMeanSd(a[0], a[1])),
        ]),
        new("gamma",
        [
            new([s_shape, s_rate], static a => new GammaPrior(a[0], a[1])),
            new([s_positiveMean, s_sd], static a => GammaPrior.FromMeanSd(a[0], a[1])),
        ]),
        new("inverse_gamma", [new([s_shape, s_scale], static a => new InverseGammaPrior(a[0], a[1]))]),
        new("beta",
        [
            new([new("a", ArgumentDomain.Positive), new("b", ArgumentDomain.Positive)], static a => new BetaPrior(a[0], a[1])),
        ]),
        new("uniform",
        [
            new([new("lower", ArgumentDomain.Finite), new("upper", ArgumentDomain.Finite)], static a => new UniformPrior(a[0], a[1])),
        ]),
        new("exponential", [new([s_rate], static a => new ExponentialPrior(a[0]))]),
        new("student_t", [new([s_degrees, s_location, s_scale], static a => new StudentTPrior(a[0], a[1], a[2]))]),
        new("half_student_t", [new([s_degrees, s_scale], static a => new HalfStudentTPrior(a[0], a[1]))]),
        new("cauchy", [new([s_location, s_scale], static a => new CauchyPrior(a[0], a[1]))]),
        new("half_cauchy", [new([s_scale], static a => new HalfCauchyPrior(a[0]))]),
        new("laplace", [new([s_location, s_scale], static a => new LaplacePrior(a[0], a[1]))]),
        new("truncated_normal",
        [
            new([s_location, s_sd, new("lower", ArgumentDomain.LowerBound), new("upper", ArgumentDomain.UpperBound)],
                static a => new TruncatedNormalPrior(a[0], a[1], a[2], a[3])),
        ]),
        new("fixed", [new([new("value", ArgumentDomain.Finite)], static a => new FixedPrior(a[0]))]),
    ];

    /// <summary>How to write it, such as <c>lognormal(mu, sigma) or lognormal(mean: …, sd: …)</c>.</summary>
    public string Signature
    {
        get
        {
            var byPosition = $"{Name}({string.Join(", ", Forms[0].Arguments.Select(static argument => argument.Name))})";
            var byName = Forms.Skip(1).Select(form =>
                $"{Name}({string.Join(", ", form.Arguments.Select(static argument => $"{argument.Name}: …"))})");
            return string.Join(" or ", [byPosition, .. byName]);
        }
    }
}
