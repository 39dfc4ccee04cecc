using System.ComponentModel;
using System.Globalization;
using System.Reflection;
using Microsoft.AspNetCore.Components.Forms.Mapping;

namespace Engine.Ui;

/// <summary>
/// Fills <c>[SupplyParameterFromForm]</c> of a <see cref="TypedForm"/>, and leaves posts to the framework. It knows single values, lists of
/// text, and objects with such properties; what has another shape or does not fit stays as the page made it.
/// </summary>
internal sealed class TypedFormMapper(IFormValueMapper framework, TypedForm typed) : IFormValueMapper
{
    public bool CanMap(Type valueType, string scopeName, string? formName) => typed.Name is null
        ? framework.CanMap(valueType, scopeName, formName)
        : formName is null || formName == typed.Name;

    public void Map(FormValueMappingContext context)
    {
        if (typed.Name is null)
        {
            framework.Map(context);
        }
        else if (Value(context.ValueType, context.ParameterName) is { } value)
        {
            context.SetResult(value);
        }
    }

    private object? Value(Type type, string name)
    {
        if (!typed.Fields.TryGetValue(name, out var given))
        {
            return typed.Fields.Keys.Any(k => k.StartsWith(name + ".", StringComparison.OrdinalIgnoreCase)) ? Parts(type, name) : null;
        }

        string[] values = [.. given.OfType<string>()];
        return type == typeof(string) ? values.LastOrDefault()
            : type.IsAssignableFrom(typeof(List<string>)) ? values.ToList()
            : type.IsAssignableFrom(typeof(string[])) ? values
            : Single(Nullable.GetUnderlyingType(type) ?? type, values.LastOrDefault() ?? "");
    }

    private object? Parts(Type type, string name)
    {
        if (type.GetConstructor([]) is not { } make)
        {
            return null;
        }

        var whole = make.Invoke(null);
        foreach (var property in type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(p => p.CanWrite))
        {
            if (Value(property.PropertyType, $"{name}.{property.Name}") is { } part)
            {
                property.SetValue(whole, part);
            }
        }

        return whole;
    }

    private static object? Single(Type type, string text)
    {
        var converter = TypeDescriptor.GetConverter(type);
        return converter.CanConvertFrom(typeof(string)) && converter.IsValid(text) ? converter.ConvertFromString(null, CultureInfo.InvariantCulture, text) : null;
    }
}
