namespace Engine.Workflows.Values;

/// <summary>Why a value does not fit a type. The message is Dutch and for whoever manages definitions.</summary>
/// <param name="ValueType">Kind of the value, such as <c>tekst</c>.</param>
/// <param name="TargetType">Name of the type that was asked.</param>
public sealed record ConversionFailure(string ValueType, string TargetType, string Message);

/// <summary>
/// From a value to a type of the table. What does not fit is a failure and never a default: the platform makes 0 or false of it,
/// and a workflow then takes the wrong branch without anyone knowing.
/// </summary>
public static class Conversion
{
    /// <summary>Values are not rounded, cut or guessed; text that holds exactly one value of the type is read.</summary>
    /// <param name="result">The value in the form of its kind (<see cref="Plain"/>); null when there is a failure.</param>
    /// <returns>Null when the value fits.</returns>
    public static ConversionFailure? Try(object? value, TypeAlias target, out object? result)
    {
        var plain = Plain.Number(value);
        result = null;
        if (plain is null)
        {
            return target.AllowsNull ? null : Failure(plain, target, null);
        }

        string? reason = null;
        var fits = target.Kind switch
        {
            ValueKind.Object => (result = plain) is not null,
            ValueKind.Text => (result = TextConversion.Write(plain)) is not null,
            ValueKind.Boolean => SingleConversion.TryBoolean(plain, out result),
            ValueKind.Int16 => NumberConversion.TryWhole(plain, short.MinValue, short.MaxValue, out result, out reason),
            ValueKind.Int32 => NumberConversion.TryWhole(plain, int.MinValue, int.MaxValue, out result, out reason),
            ValueKind.Int64 => NumberConversion.TryWhole(plain, long.MinValue, long.MaxValue, out result, out reason),
            ValueKind.Single => NumberConversion.TrySingle(plain, out result, out reason),
            ValueKind.Double => NumberConversion.TryDouble(plain, out result, out reason),
            ValueKind.Decimal => NumberConversion.TryDecimal(plain, out result, out reason),
            ValueKind.Guid => SingleConversion.TryGuid(plain, out result),
            ValueKind.Moment => MomentConversion.Try(plain, out result, out reason),
            ValueKind.Span => SingleConversion.TrySpan(plain, out result, out reason),
            ValueKind.Bytes => SingleConversion.TryBytes(plain, out result),
            ValueKind.List or ValueKind.Set => ListConversion.TryList(plain, target, out result, out reason),
            ValueKind.Map => ListConversion.TryMap(plain, target, out result, out reason),
        };
        return fits ? null : Failure(plain, target, reason);
    }

    /// <summary>The value as that type, or null when it does not fit.</summary>
    public static object? OrNull(object? value, TypeAlias target) => Try(value, target, out var result) is null ? result : null;

    private static ConversionFailure Failure(object? value, TypeAlias target, string? reason)
    {
        var kind = Plain.NameOf(value);
        var shown = value is string { Length: <= 60 } text ? $" \"{text}\"" : value is long or double or decimal or bool ? $" {TextConversion.Write(value)}" : "";
        return new(kind, target.Name, reason ?? $"{kind}{shown} past niet in het type {target.Name}");
    }
}
