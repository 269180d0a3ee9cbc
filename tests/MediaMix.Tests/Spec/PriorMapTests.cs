using System.Collections;
using System.Reflection;

namespace MediaMix.Tests.Spec;

/// <summary>Every prior that a specification can hold, found by reflection, so that a part that is added is not forgotten.</summary>
public class PriorMapTests
{
    static readonly NormalPrior Marker = new(0.123, 4.56);

    static readonly Type[] Types = [.. typeof(ModelSpec).Assembly.GetTypes().Where(static t => t is { IsClass: true, IsAbstract: false, IsPublic: true })];

    /// <summary>Specifications with one prior each, by the path to it.</summary>
    static readonly Dictionary<string, ModelSpec> Samples = Variants(typeof(ModelSpec)).ToDictionary(static v => v.Path, static v => (ModelSpec)v.Value);

    public static TheoryData<string> Paths => [.. Samples.Keys];

    [Theory]
    [MemberData(nameof(Paths))]
    public void WithoutPriors_OnePrior_LeavesNone(string path)
    {
        var spec = Samples[path];

        Assert.Single(Priors(spec));
        Assert.Empty(Priors(spec.WithoutPriors()));
    }

    [Theory]
    [MemberData(nameof(Paths))]
    public void MapPriors_OnePrior_PutsTheOtherInItsPlaceAndLeavesTheRest(string path)
    {
        var spec = Samples[path];
        var other = spec.MapPriors(static prior => new CauchyPrior(((NormalPrior)prior).Location, 2));

        Assert.Equal(new CauchyPrior(0.123, 2), Assert.Single(Priors(other)));
        Assert.Equal(spec, other.MapPriors(static _ => Marker));
    }

    /// <summary>A list that lost members would make the others pass.</summary>
    [Theory]
    [InlineData("ParameterPriors.ParameterPrior.Prior")]
    [InlineData("TimeVarying.TimeVaryingSpec.Effectiveness.EffectivenessProcess.Process.GaussianProcess.LengthScale")]
    [InlineData("Groups.ChannelGroup.Pooled.PooledReturns.Mean")]
    [InlineData("Channels.ChannelSpec.GeoParameters.GeoParameter.Pooling.HierarchicalPooling.Sd")]
    [InlineData("Baseline.BaselineSpec.Seasonality.FourierSpec.Pooling.HierarchicalPooling.Sd")]
    [InlineData("Noise.NoiseSpec.Autoregression.AutoregressionSpec.Autocorrelation")]
    public void Samples_HoldThePath(string path) => Assert.Contains(path, Samples.Keys);

    [Fact]
    public void Equals_PriorsOfOtherOrigin_AreEqual()
    {
        var carried = Marker with { Origin = PriorOrigin.Carried };

        Assert.Equal(Marker, carried);
        Assert.Equal(Marker.GetHashCode(), carried.GetHashCode());
        Assert.NotEqual<Prior>(Marker, Marker with { Sd = 1 });
        Assert.NotEqual<Prior>(new HalfNormalPrior(1), new HalfCauchyPrior(1));
    }

    static IEnumerable<(string Path, object Value)> Variants(Type type)
    {
        foreach (var property in Settable(type))
        {
            foreach (var (path, value) in Values(property.PropertyType))
            {
                var owner = Create(type);
                property.SetValue(owner, value);
                yield return (property.Name + path, owner);
            }
        }
    }

    static IEnumerable<(string Path, object Value)> Values(Type type)
    {
        if (type == typeof(Prior))
            return [("", Marker)];
        if (Element(type) is { } element)
            return Values(element).Select(v => (v.Path, List(element, v.Value)));
        return type.Assembly == typeof(ModelSpec).Assembly && !type.IsValueType && !typeof(Prior).IsAssignableFrom(type)
            ? Types.Where(type.IsAssignableFrom).SelectMany(concrete => Variants(concrete).Select(v => ($".{concrete.Name}.{v.Path}", v.Value)))
            : [];
    }

    static object Create(Type type)
    {
        if (type.IsAbstract)
            type = Types.First(type.IsAssignableFrom);
        var constructor = type.GetConstructors().MinBy(static c => c.GetParameters().Length)!;
        var created = constructor.Invoke([.. constructor.GetParameters().Select(static p => p.HasDefaultValue ? p.DefaultValue is { } value && p.ParameterType.IsEnum ? Enum.ToObject(p.ParameterType, value) : p.DefaultValue : Some(p.ParameterType))]);
        foreach (var property in Settable(type).Where(p => p.IsDefined(typeof(System.Runtime.CompilerServices.RequiredMemberAttribute))))
            property.SetValue(created, Some(property.PropertyType));
        return created;
    }

    static object? Some(Type type) =>
        type == typeof(string) ? "x"
        : type == typeof(Prior) ? Marker
        : type.IsValueType ? Activator.CreateInstance(type)
        : Element(type) is { } element ? List(element)
        : Create(type);

    static Type? Element(Type type) => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(SpecList<>) ? type.GetGenericArguments()[0] : null;

    static object List(Type element, params object[] items)
    {
        var array = Array.CreateInstance(element, items.Length);
        items.CopyTo(array, 0);
        return Activator.CreateInstance(typeof(SpecList<>).MakeGenericType(element), BindingFlags.Instance | BindingFlags.NonPublic, null, [array], null)!;
    }

    static IEnumerable<PropertyInfo> Settable(Type type) => type.GetProperties(BindingFlags.Instance | BindingFlags.Public).Where(static p => p.CanWrite);

    /// <summary>The priors that an object holds.</summary>
    static IEnumerable<Prior> Priors(object? value) => value switch
    {
        null or string => [],
        Prior prior => [prior],
        IEnumerable list => list.Cast<object>().SelectMany(Priors),
        _ when value.GetType().Assembly == typeof(ModelSpec).Assembly && !value.GetType().IsValueType => Settable(value.GetType()).SelectMany(p => Priors(p.GetValue(value))),
        _ => [],
    };
}
