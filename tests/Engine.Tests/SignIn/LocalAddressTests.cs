using Engine.SignIn;
using Shouldly;

namespace Engine.Tests.SignIn;

public sealed class LocalAddressTests
{
    [Theory]
    [InlineData("/verzekerden?naam=poel", "")]
    [InlineData("/", "")]
    [InlineData("/noord/verzekerden", "/noord")]
    public void An_address_of_this_portal_is_kept(string address, string pathBase) => LocalAddress.OrNone(address, pathBase).ShouldBe(address);

    [Theory]
    [InlineData(null, "")]
    [InlineData("", "")]
    [InlineData("verzekerden", "")]
    [InlineData("https://evil.example", "")]
    [InlineData("//evil.example", "")]
    [InlineData("/\\evil.example", "")]
    [InlineData("/\t/evil.example", "")]
    [InlineData("/a/../b", "")]
    [InlineData("/zuid/verzekerden", "/noord")]
    [InlineData("/noordwijk", "/noord")]
    [InlineData("/noord//evil.example", "/noord")]
    public void An_address_elsewhere_is_dropped(string? address, string pathBase) => LocalAddress.OrNone(address, pathBase).ShouldBeNull();
}
