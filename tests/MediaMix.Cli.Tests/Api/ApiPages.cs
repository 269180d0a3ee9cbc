using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text;

namespace MediaMix.Cli.Tests;

/// <summary>
/// The API reference: one page per namespace, made of what the libraries declare as public and of their XML documentation.
/// </summary>
static class ApiPages
{
    const BindingFlags Declared = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    static readonly string[] Assemblies = ["MediaMix.Numerics", "MediaMix.Inference", "MediaMix", "MediaMix.Analysis", "MediaMix.Data", "MediaMix.Reporting"];

    /// <summary>Texts of all pages by file name.</summary>
    public static SortedDictionary<string, string> Write()
    {
        var documentation = DocumentationText.Read(Assemblies.Select(static name => Path.Combine(AppContext.BaseDirectory, name + ".xml")));
        var namespaces = Assemblies.Select(Assembly.Load).SelectMany(static assembly => assembly.GetExportedTypes())
            .GroupBy(static type => type.Namespace!)
            .OrderBy(static group => group.Key, StringComparer.Ordinal)
            .ToArray();
        var pages = new SortedDictionary<string, string>(StringComparer.Ordinal) { ["README.md"] = Index(namespaces, documentation) };
        foreach (var types in namespaces)
            pages.Add(types.Key + ".md", Page(types.Key, InOrder(types), documentation));
        return pages;
    }

    static IReadOnlyList<Type> InOrder(IEnumerable<Type> types) => [.. types.OrderBy(TypeText.Of, StringComparer.Ordinal)];

    static string Index(IEnumerable<IGrouping<string, Type>> namespaces, DocumentationText documentation)
    {
        var text = new StringBuilder("""
            # API reference

            Every public type of the libraries, one page per namespace. The pages are made from the sources' documentation comments and are not edited by hand:
            `dotnet run -c Release --project tests/MediaMix.Cli.Tests -- -explicit only -class "*.ApiPageTests"` writes them anew.

            | namespace | assembly | types |
            |---|---|---|

            """.ReplaceLineEndings("\n"));
        foreach (var types in namespaces)
        {
            var named = InOrder(types).Where(type => !type.IsNested && documentation.Summary(DocumentationId.Of(type)).Length > 0);
            text.Append($"| [{types.Key}]({types.Key}.md) | {types.First().Assembly.GetName().Name} | {string.Join(", ", named.Select(static type => $"`{TypeText.Of(type)}`"))} |\n");
        }
        return text.ToString();
    }

    static string Page(string name, IReadOnlyList<Type> types, DocumentationText documentation)
    {
        var text = new StringBuilder($"# {name}\n\nAssembly {types[0].Assembly.GetName().Name}. [All namespaces](README.md)\n");
        foreach (var type in types)
        {
            text.Append($"\n## {TypeText.Of(type).Replace("<", @"\<", StringComparison.Ordinal)}\n\n`{Signature.Of(type)}`\n\n{documentation.Summary(DocumentationId.Of(type))}\n");
            var rows = Members(type).Select(member => (Code: Signature.Of(member), Text: Summary(member, documentation)))
                .Where(static row => row.Text.Length > 0)
                .ToArray();
            if (rows.Length == 0)
                continue;
            text.Append("\n| member | |\n|---|---|\n");
            foreach (var (code, summary) in rows)
                text.Append($"| `{code}` | {summary} |\n");
        }
        return text.ToString();
    }

    // A constructor of a record repeats the words of its type; the one without parameters has none, and is what braces call.
    static string Summary(MemberInfo member, DocumentationText documentation)
    {
        var text = documentation.Summary(DocumentationId.Of(member));
        return member is ConstructorInfo && text == documentation.Summary(DocumentationId.Of(member.DeclaringType!)) ? "From its parts." : text;
    }

    /// <summary>What a reader can call: no accessors, nothing that the compiler made, nothing that only overrides.</summary>
    static IEnumerable<MemberInfo> Members(Type type)
    {
        if (typeof(Delegate).IsAssignableFrom(type))
            return [];
        if (type.IsEnum)
            return type.GetFields(BindingFlags.Public | BindingFlags.Static);
        return type.GetMembers(Declared).Where(IsSurface)
            .OrderBy(Rank).ThenBy(static member => member.MetadataToken);
    }

    static int Rank(MemberInfo member) => member switch { FieldInfo => 0, ConstructorInfo => 1, PropertyInfo => 2, EventInfo => 3, _ => 4 };

    static bool IsSurface(MemberInfo member) => member switch
    {
        FieldInfo field => IsOpen(field) && !field.IsDefined(typeof(CompilerGeneratedAttribute)),
        // A copy constructor is how records clone themselves.
        ConstructorInfo constructor => IsOpen(constructor) && !constructor.IsStatic && !constructor.IsDefined(typeof(CompilerGeneratedAttribute)),
        PropertyInfo property => (property.GetMethod ?? property.SetMethod) is { } accessor && IsOpen(accessor) && !IsOverride(accessor) && property.Name != "EqualityContract",
        MethodInfo method => IsOpen(method) && !IsOverride(method) && !IsPlumbing(method),
        EventInfo happening => IsOpen(happening.AddMethod!),
        _ => false,
    };

    static bool IsPlumbing(MethodInfo method) =>
        method.IsSpecialName && !method.Name.StartsWith("op_", StringComparison.Ordinal) || method.IsDefined(typeof(CompilerGeneratedAttribute)) || method.Name == "<Clone>$";

    static bool IsOverride(MethodInfo method) => method.GetBaseDefinition() != method;

    static bool IsOpen(FieldInfo field) => field.IsPublic || field.IsFamily && !field.DeclaringType!.IsSealed;

    static bool IsOpen(MethodBase method) => method.IsPublic || (method.IsFamily || method.IsFamilyOrAssembly) && !method.DeclaringType!.IsSealed;
}
