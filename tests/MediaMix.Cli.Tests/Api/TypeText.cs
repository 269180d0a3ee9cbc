using System.Reflection;
using System.Runtime.CompilerServices;

namespace MediaMix.Cli.Tests;

/// <summary>Names of types as they stand in C#.</summary>
static class TypeText
{
    static readonly Dictionary<Type, string> Keywords = new()
    {
        [typeof(void)] = "void", [typeof(bool)] = "bool", [typeof(byte)] = "byte", [typeof(char)] = "char", [typeof(double)] = "double", [typeof(float)] = "float",
        [typeof(int)] = "int", [typeof(uint)] = "uint", [typeof(long)] = "long", [typeof(ulong)] = "ulong", [typeof(string)] = "string", [typeof(object)] = "object",
        [typeof(decimal)] = "decimal", [typeof(short)] = "short", [typeof(ushort)] = "ushort", [typeof(sbyte)] = "sbyte",
    };

    /// <summary>A type with what may be null marked.</summary>
    public static string Of(NullabilityInfo info)
    {
        var type = info.Type.IsByRef ? info.Type.GetElementType()! : info.Type;
        if (Nullable.GetUnderlyingType(type) is { } value)
            return Of(value) + "?";
        var mark = !type.IsValueType && !type.IsGenericParameter && info.ReadState == NullabilityState.Nullable ? "?" : "";
        if (type.IsArray && info.ElementType is { } element)
            return $"{Of(element)}[]{mark}";
        if (!type.IsGenericType || info.GenericTypeArguments.Length != type.GetGenericArguments().Length)
            return Of(type) + mark;
        return Generic(type, info.GenericTypeArguments.Select(Of)) + mark;
    }

    /// <summary>A type, nested ones behind the name of what they are nested in.</summary>
    public static string Of(Type type)
    {
        if (Keywords.TryGetValue(type, out var keyword))
            return keyword;
        if (type.IsByRef)
            return Of(type.GetElementType()!);
        if (type.IsArray)
            return Of(type.GetElementType()!) + "[]";
        if (type.IsGenericParameter)
            return type.Name;
        if (Nullable.GetUnderlyingType(type) is { } value)
            return Of(value) + "?";
        return type.IsGenericType ? Generic(type, type.GetGenericArguments().Select(Of)) : Nested(type) + type.Name;
    }

    static string Generic(Type type, IEnumerable<string> arguments) =>
        typeof(ITuple).IsAssignableFrom(type)
            ? $"({string.Join(", ", arguments)})"
            : $"{Nested(type)}{type.Name.Split('`')[0]}<{string.Join(", ", arguments)}>";

    static string Nested(Type type) => type.DeclaringType is { } outer && !type.IsGenericParameter ? Of(outer) + "." : "";
}
