using Engine.Ui;
using Shouldly;

namespace Engine.Tests.Ui;

/// <summary>Values as people read them.</summary>
public sealed class ShowTests
{
    [Theory]
    [InlineData(0, "0 accounts")]
    [InlineData(1, "1 account")]
    [InlineData(2, "2 accounts")]
    [InlineData(12345, "12.345 accounts")]
    public void One_is_not_many(int number, string shown) => Show.Count(number, "account", "accounts").ShouldBe(shown);
}
