using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace MediaMix.Cli.Tests;

/// <summary>Types and members as a reader of C# would declare them.</summary>
static class Signature
{
    static readonly NullabilityInfoContext Nullability = new();

    /// <summary>The head of a type's declaration.</summary>
    public static string Of(Type type)
    {
        var name = TypeText.Of(type);
        if (typeof(Delegate).IsAssignableFrom(type))
            return $"delegate {Call(type.GetMethod("Invoke")!, name)}";
        var bases = Bases(type);
        return $"{Kind(type)} {name}{(bases.Length > 0 ? " : " + string.Join(", ", bases) : "")}";
    }

    /// <summary>A member's declaration without its body.</summary>
    public static string Of(MemberInfo member) => member switch
    {
        FieldInfo { IsLiteral: true } field when field.DeclaringType!.IsEnum => field.Name,
        FieldInfo { IsLiteral: true } field => $"const {TypeText.Of(field.FieldType)} {field.Name} = {Literal(field.GetRawConstantValue(), field.FieldType)}",
        FieldInfo field => $"{(field.IsStatic ? "static " : "")}{(field.IsInitOnly ? "readonly " : "")}{TypeText.Of(Nullability.Create(field))} {field.Name}",
        EventInfo happening => $"event {TypeText.Of(happening.EventHandlerType!)} {happening.Name}",
        PropertyInfo property => Property(property),
        ConstructorInfo constructor => $"{TypeText.Of(constructor.DeclaringType!)}({Parameters(constructor)})",
        MethodInfo method => Modifiers(method) + Call(method, method.Name.StartsWith("op_", StringComparison.Ordinal) ? "operator " + method.Name[3..] : method.Name),
        _ => throw new ArgumentException($"{member} is no member of a type's surface."),
    };

    static string Kind(Type type)
    {
        var record = type.GetMethod("<Clone>$") is not null || type.GetMethod("PrintMembers", BindingFlags.Instance | BindingFlags.NonPublic) is not null && type.IsValueType;
        if (type.IsEnum)
            return "enum";
        if (type.IsInterface)
            return "interface";
        if (type.IsValueType)
            return (type.IsDefined(typeof(IsReadOnlyAttribute), false) ? "readonly " : "") + (type.IsByRefLike ? "ref " : "") + (record ? "record struct" : "struct");
        var modifier = type is { IsAbstract: true, IsSealed: true } ? "static " : type.IsAbstract ? "abstract " : type.IsSealed ? "sealed " : "";
        return modifier + (record ? "record" : "class");
    }

    static string[] Bases(Type type)
    {
        if (type.IsEnum)
            return [];
        var inherited = type.BaseType?.GetInterfaces() ?? [];
        var own = type.GetInterfaces().Except(inherited)
            .Where(i => i.Namespace!.StartsWith("MediaMix", StringComparison.Ordinal) || i == typeof(IDisposable))
            .Where(static i => i.IsPublic || i.IsNestedPublic)
            .OrderBy(static i => i.Name, StringComparer.Ordinal);
        var parent = type.BaseType is { } b && b != typeof(object) && b != typeof(ValueType) ? [b] : Array.Empty<Type>();
        return [.. parent.Concat(own).Select(TypeText.Of)];
    }

    static string Property(PropertyInfo property)
    {
        var (get, set) = (property.GetMethod, property.SetMethod);
        var accessor = get ?? set!;
        var index = property.GetIndexParameters();
        var name = index.Length > 0 ? $"this[{string.Join(", ", index.Select(Parameter))}]" : property.Name;
        var required = property.IsDefined(typeof(RequiredMemberAttribute)) ? "required " : "";
        var text = $"{Modifiers(accessor)}{required}{TypeText.Of(Nullability.Create(property))} {name} {{ ";
        if (Visible(get))
            text += "get; ";
        if (Visible(set))
            text += set!.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(IsExternalInit)) ? "init; " : "set; ";
        return text + "}";
    }

    static bool Visible(MethodInfo? accessor) => accessor is { IsPublic: true } or { IsFamily: true } or { IsFamilyOrAssembly: true };

    static string Modifiers(MethodInfo method)
    {
        var access = method.IsPublic ? "" : "protected ";
        if (method.DeclaringType!.IsInterface)
            return method.IsStatic ? "static " : "";
        return access + (method.IsStatic ? "static " : method.IsAbstract ? "abstract " : method is { IsVirtual: true, IsFinal: false } && !method.DeclaringType.IsSealed ? "virtual " : "");
    }

    static string Call(MethodInfo method, string name)
    {
        var generic = method.IsGenericMethod ? $"<{string.Join(", ", method.GetGenericArguments().Select(static a => a.Name))}>" : "";
        return $"{TypeText.Of(Nullability.Create(method.ReturnParameter))} {name}{generic}({Parameters(method)})";
    }

    static string Parameters(MethodBase method) => string.Join(", ", method.GetParameters().Select(Parameter));

    static string Parameter(ParameterInfo parameter)
    {
        var prefix = parameter.IsOut ? "out " : parameter.IsIn ? "in " : parameter.ParameterType.IsByRef ? "ref "
            : parameter.IsDefined(typeof(ParamArrayAttribute)) || parameter.IsDefined(typeof(ParamCollectionAttribute)) ? "params " : "";
        var fallback = parameter.HasDefaultValue ? $" = {Literal(parameter.DefaultValue, parameter.ParameterType)}" : "";
        return $"{prefix}{TypeText.Of(Nullability.Create(parameter))} {parameter.Name}{fallback}";
    }

    static string Literal(object? value, Type type) => value switch
    {
        null => type.IsValueType && Nullable.GetUnderlyingType(type) is null ? "default" : "null",
        string text => $"\"{text}\"",
        bool truth => truth ? "true" : "false",
        _ when type.IsEnum => $"{type.Name}.{Enum.ToObject(type, value)}",
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString()!,
    };
}
