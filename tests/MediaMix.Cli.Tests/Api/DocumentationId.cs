using System.Globalization;
using System.Reflection;

namespace MediaMix.Cli.Tests;

/// <summary>Names of types and members as the compiler writes them into documentation files.</summary>
static class DocumentationId
{
    public static string Of(Type type) => "T:" + Path(type);

    public static string Of(MemberInfo member)
    {
        var name = $"{Path(member.DeclaringType!)}.{member.Name.Replace('.', '#')}";
        return member switch
        {
            FieldInfo => "F:" + name,
            EventInfo => "E:" + name,
            PropertyInfo property => "P:" + name + Parameters(property.GetIndexParameters()),
            ConstructorInfo constructor => "M:" + name + Parameters(constructor.GetParameters()),
            MethodInfo method => "M:" + name + Arity(method) + Parameters(method.GetParameters()) + Conversion(method),
            _ => throw new ArgumentException($"{member} has no documentation of its own."),
        };
    }

    static string Path(Type type) => (type.IsGenericType ? type.GetGenericTypeDefinition() : type).FullName!.Replace('+', '.');

    static string Arity(MethodInfo method) => method.IsGenericMethod ? string.Create(CultureInfo.InvariantCulture, $"``{method.GetGenericArguments().Length}") : "";

    static string Conversion(MethodInfo method) => method.Name is "op_Implicit" or "op_Explicit" ? "~" + Name(method.ReturnType) : "";

    static string Parameters(ParameterInfo[] parameters) =>
        parameters.Length == 0 ? "" : $"({string.Join(',', parameters.Select(static p => Name(p.ParameterType)))})";

    static string Name(Type type)
    {
        if (type.IsByRef)
            return Name(type.GetElementType()!) + "@";
        if (type.IsArray)
            return Name(type.GetElementType()!) + (type.GetArrayRank() == 1 ? "[]" : $"[{string.Join(',', Enumerable.Repeat("0:", type.GetArrayRank()))}]");
        if (type.IsGenericParameter)
            return string.Create(CultureInfo.InvariantCulture, $"{(type.DeclaringMethod is null ? "`" : "``")}{type.GenericParameterPosition}");
        if (!type.IsGenericType)
            return Path(type);
        var path = Path(type);
        return $"{path[..path.IndexOf('`', StringComparison.Ordinal)]}{{{string.Join(',', type.GetGenericArguments().Select(Name))}}}";
    }
}
