using System.Runtime.Intrinsics;

namespace MediaMix.Inference.Tests.Posteriordb;

/// <summary>A number with its derivatives with respect to up to eight inputs: forward-mode differentiation.</summary>
readonly struct Dual(double value, Vector512<double> slope)
{
    public const int MostInputs = 8;

    public double Value { get; } = value;

    public Vector512<double> Slope { get; } = slope;

    public static Dual Input(double value, int index) => new(value, Vector512<double>.Zero.WithElement(index, 1));

    public static implicit operator Dual(double constant) => new(constant, Vector512<double>.Zero);

    public static Dual operator +(Dual a, Dual b) => new(a.Value + b.Value, a.Slope + b.Slope);

    public static Dual operator -(Dual a, Dual b) => new(a.Value - b.Value, a.Slope - b.Slope);

    public static Dual operator -(Dual a) => new(-a.Value, -a.Slope);

    public static Dual operator *(Dual a, Dual b) => new(a.Value * b.Value, a.Slope * b.Value + b.Slope * a.Value);

    public static Dual operator /(Dual a, Dual b)
    {
        var quotient = a.Value / b.Value;
        return new Dual(quotient, (a.Slope - b.Slope * quotient) * (1 / b.Value));
    }

    public static Dual Exp(Dual a) => Chain(a, Math.Exp(a.Value), Math.Exp(a.Value));

    public static Dual Log(Dual a) => Chain(a, Math.Log(a.Value), 1 / a.Value);

    public static Dual Sqrt(Dual a) => Chain(a, Math.Sqrt(a.Value), 0.5 / Math.Sqrt(a.Value));

    /// <summary>1/(1 + e^−a).</summary>
    public static Dual Logistic(Dual a)
    {
        var p = 1 / (1 + Math.Exp(-a.Value));
        return Chain(a, p, p * (1 - p));
    }

    /// <summary>ln(eᵃ + eᵇ).</summary>
    public static Dual LogAddExp(Dual a, Dual b) => a.Value >= b.Value ? a + Log(1 + Exp(b - a)) : b + Log(1 + Exp(a - b));

    static Dual Chain(Dual a, double value, double derivative) => new(value, a.Slope * derivative);
}
