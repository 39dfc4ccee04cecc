using System.Collections.Frozen;
using Engine.Workflows.Expressions.JavaScript.Functions;

namespace Engine.Workflows.Expressions.JavaScript;

/// <summary>Which functions a value has. That depends on its kind alone; nothing can be added or replaced.</summary>
internal static class Methods
{
    private static readonly FrozenDictionary<string, Native> Flags = new Dictionary<string, Native>
    {
        ["toString"] = (run, self, _) => Js.ToText(run, self),
        ["valueOf"] = (_, self, _) => self,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    public static readonly FrozenSet<string> Names = TextMethods.All.Keys.Concat(ListMethods.All.Keys).Concat(DateMethods.All.Keys)
        .Concat(NumberFunctions.Methods.Keys).Concat(ObjectFunctions.Methods.Keys).ToFrozenSet(StringComparer.Ordinal);

    public static bool IsKnown(string name) => Names.Contains(name);

    public static bool IsMethodOf(object? target, string name) => target is not JsObject && Find(target, name) is not null;

    public static Native? Find(object? target, string name) => target switch
    {
        string => TextMethods.All.GetValueOrDefault(name),
        JsArray => ListMethods.All.GetValueOrDefault(name),
        double => NumberFunctions.Methods.GetValueOrDefault(name),
        JsDate => DateMethods.All.GetValueOrDefault(name),
        JsObject => ObjectFunctions.Methods.GetValueOrDefault(name),
        bool or TimeSpan or byte[] => Flags.GetValueOrDefault(name),
        _ => null,
    };
}
