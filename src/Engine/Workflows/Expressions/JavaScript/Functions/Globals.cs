using System.Collections.Frozen;

namespace Engine.Workflows.Expressions.JavaScript.Functions;

/// <summary>All names that a script is given. There are no others.</summary>
internal static class Globals
{
    private static readonly FrozenDictionary<string, FunctionGroup> Groups = new[]
    {
        FunctionGroup.Variables, MathFunctions.Group, NumberFunctions.Group, TextFunctions.Group, ListFunctions.Group, ObjectFunctions.Group,
        DateFunctions.Group, JsonFunctions.Group, new FunctionGroup("Boolean", HasValue: true),
    }.ToFrozenDictionary(g => g.Name, StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, object?> Values = Natives().ToFrozenDictionary(StringComparer.Ordinal);

    public static bool TryFind(string name, out object? value, out FunctionGroup? group)
    {
        Groups.TryGetValue(name, out group);
        if (Values.TryGetValue(name, out value))
        {
            return true;
        }

        if (IsAccessor(name))
        {
            value = new AccessorFunction(name);
            return true;
        }

        return group is not null;
    }

    /// <summary><c>getX</c> and <c>setX</c> that are no fixed function: X is a name of the workflow.</summary>
    public static bool IsAccessor(string name) => name.Length > 3 && name[..3] is "get" or "set" && !char.IsLower(name[3]) && !Values.ContainsKey(name);

    /// <summary>What comes closest to a name that does not exist, as a sentence.</summary>
    public static string Hint(string name)
    {
        var near = Values.Keys.Concat(Groups.Keys).Concat(Methods.Names)
            .FirstOrDefault(known => known.Equals(name, StringComparison.OrdinalIgnoreCase));
        return near is null ? "Waarden van de workflow staan in variables.Naam, getNaam() en getInput(\"Naam\")" : $"Bedoeld is misschien {near}";
    }

    private static Dictionary<string, object?> Natives()
    {
        var natives = new Dictionary<string, object?>
        {
            ["undefined"] = Undefined.Value,
            ["NaN"] = double.NaN,
            ["Infinity"] = double.PositiveInfinity,
        };
        foreach (var (name, native) in Conversions.All.Concat(InstanceFunctions.All).Concat(ByteFunctions.All))
        {
            natives[name] = new NativeFunction(native);
        }

        return natives;
    }
}
