using Engine.Workflows.Values;
using Shouldly;

namespace Engine.Tests.Workflows.Values;

public sealed class TypeAliasTests
{
    [Theory]
    [InlineData("String", "String")]
    [InlineData("Int32?", "Int32?")]
    [InlineData("Long", "Int64")]
    [InlineData("DateTime", "DateTimeOffset")]
    [InlineData("String[]", "List<String>")]
    [InlineData("List<Int32?>", "List<Int32?>")]
    [InlineData("IEnumerable<Object>", "List<Object>")]
    [InlineData("HashSet<Guid>", "HashSet<Guid>")]
    [InlineData("Byte[]", "ByteArray")]
    [InlineData("Stream", "ByteArray")]
    [InlineData("JSON", "Object")]
    [InlineData("JsonObject", "ObjectDictionary")]
    [InlineData("StringMap", "StringDictionary")]
    [InlineData("List<List<Decimal>>", "List<List<Decimal>>")]
    [InlineData("System.String, System.Private.CoreLib", "String")]
    [InlineData("System.Int32[], System.Private.CoreLib", "List<Int32>")]
    [InlineData("System.Collections.Generic.List`1[[System.String, System.Private.CoreLib, Version=8.0.0.0]], System.Private.CoreLib", "List<String>")]
    public void A_name_of_the_table_is_read(string name, string canonical)
    {
        TypeAlias.TryParse(name, out var alias).ShouldBeTrue();
        alias.Name.ShouldBe(canonical);
        TypeAlias.TryParse(alias.Name, out var again).ShouldBeTrue();
        again.ShouldBe(alias);
    }

    [Theory]
    [InlineData("")]
    [InlineData(null)]
    [InlineData("Nope")]
    [InlineData("Elsa.Workflows.SwitchMode, Elsa.Workflows.Core")]
    [InlineData("System.Diagnostics.Process, System.Diagnostics.Process")]
    [InlineData("Dictionary<String,Object>")]
    [InlineData("List<Nope>")]
    [InlineData("List<>")]
    [InlineData("?")]
    [InlineData("[]")]
    [InlineData("String[][][][][][][][][][][][][][]")]
    [InlineData("System.Collections.Generic.List`1[[")]
    public void Any_other_name_is_none(string? name) => TypeAlias.TryParse(name, out _).ShouldBeFalse();
}
