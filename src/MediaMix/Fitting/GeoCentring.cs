using MediaMix.Inference;
using MediaMix.Numerics;

namespace MediaMix;

/// <summary>
/// The shear between the standard normal deviations z that a model is written in and the deviations x = sd·z that are sampled:
/// log p(x) = log p(z) − n ln sd. In x a chain can choose for every geo how far to centre it, which its own data decide. Deviations
/// whose sd is fixed, or not sampled by its logarithm, stay what they are. Allocates nothing per evaluation; owned by one thread.
/// </summary>
sealed class GeoCentring
{
    readonly (int Sd, int First, int Count)[] _groups;

    /// <summary>Finds the groups.</summary>
    /// <param name="model">The model.</param>
    /// <param name="coordinates">The parameters in the order of the coordinates.</param>
    public GeoCentring(BoundModel model, IReadOnlyList<ModelParameter> coordinates)
    {
        var place = coordinates.Select(static (parameter, i) => (parameter.Slot, i)).ToDictionary(static item => item.Slot, static item => item.i);
        var groups = new List<(int, int, int)>();
        foreach (var hierarchy in model.Hierarchies)
        {
            if (!place.TryGetValue(hierarchy.SdSlot, out var sd) || !ParameterLane.IsLogarithm(coordinates[sd].Prior))
                continue;
            // Members are declared one after the other, and sampled or collapsed together.
            if (place.TryGetValue(hierarchy.Slots[0], out var first))
                groups.Add((sd, first, hierarchy.Slots.Count));
        }
        _groups = [.. groups];
        Hierarchies = [.. _groups.Select(static g => new NormalHierarchy { Members = [.. Enumerable.Range(g.First, g.Count)], LogSdCoordinate = g.Sd, FirstCentring = 0 })];
    }

    public IReadOnlyList<NormalHierarchy> Hierarchies { get; }

    /// <summary>Turns x into z, in place, and returns −Σ n ln sd.</summary>
    public double Forward(Span<double> position)
    {
        var jacobian = 0.0;
        foreach (var (sd, first, count) in _groups)
        {
            jacobian -= count * position[sd];
            var members = position.Slice(first, count);
            Kernels.Scale(ScalarMath.Exp(-position[sd]), members, members);
        }
        return jacobian;
    }

    /// <summary>Turns ∂L/∂z into ∂L/∂x, in place, and adds to ∂L/∂ ln sd.</summary>
    /// <param name="position">With z, as <see cref="Forward"/> left it.</param>
    /// <param name="gradient">∂L/∂coordinate.</param>
    public void Pullback(ReadOnlySpan<double> position, Span<double> gradient)
    {
        foreach (var (sd, first, count) in _groups)
        {
            var members = gradient.Slice(first, count);
            gradient[sd] -= Kernels.Dot(members, position.Slice(first, count)) + count;
            Kernels.Scale(ScalarMath.Exp(-position[sd]), members, members);
        }
    }

    /// <summary>Turns z into x, in place.</summary>
    public void FromRaw(Span<double> position)
    {
        foreach (var (sd, first, count) in _groups)
        {
            var members = position.Slice(first, count);
            Kernels.Scale(ScalarMath.Exp(position[sd]), members, members);
        }
    }
}
