import { describe, expect, it } from 'vitest'
import { treeOf } from '../tree'
import { magentoSettings } from './magento'

const tree = treeOf({
	'system.xml': `<config><system><section id="shop" type="text">
<group id="general">
  <!-- <field id="gone"/> -->
  <group id="connection">
    <field id="auth_type" type="select"><label>How</label></field>
    <field id="api_key" type="password">
      <depends><field id="shop/general/connection/auth_type">api_key</field></depends>
    </field>
  </group>
</group>
</section></system></config>`,
	'config.xml':
		'<config><default><shop><general><connection><auth_type>api_key</auth_type><api_key backend_model="X"/></connection></general></shop></default></config>',
})

describe('settings of a Magento module', () => {
	it('are the fields by their groups, with the default of config.xml', () => {
		expect(magentoSettings('system.xml', 'config.xml')(tree, { wanted: [], others: [] })).toEqual([
			{ name: 'shop/general/connection/auth_type', default: 'api_key', file: 'system.xml', line: 5 },
			{ name: 'shop/general/connection/api_key', default: null, file: 'system.xml', line: 6 },
		])
	})

	it('take what their class offers', () => {
		const offered = treeOf({
			'system.xml': `<section id="shop">
<field id="level"><source_model>Acme\\Shop\\Model\\Config\\Level</source_model></field>
<field id="url"><label>Address</label></field>
<field id="yes"><source_model>Magento\\Config\\Model\\Config\\Source\\Yesno</source_model></field>
</section>`,
			'config.xml': '<config/>',
			'Constants.php': "<?php class Constants { const NORMAL = 'normal'; }",
			'Model/Config/Level.php': "<?php return [['value' => Constants::NORMAL, 'label' => __('Normal')], ['value' => 'flex', 'label' => __('Flex')]];",
		})
		expect(magentoSettings('system.xml', 'config.xml')(offered, { wanted: [], others: [] }).map(({ name, allowed }) => [name, allowed])).toEqual([
			['shop/level', ['normal', 'flex']],
			['shop/url', undefined],
			['shop/yes', undefined],
		])
	})

	it('have defaults that need quotes', () => {
		const quoted = treeOf({
			'system.xml': '<section id="shop"><field id="cron"/></section>',
			'config.xml': '<config><default><shop><cron><![CDATA[0 0 * * *]]></cron></shop></default></config>',
		})
		expect(magentoSettings('system.xml', 'config.xml')(quoted, { wanted: [], others: [] })[0]?.default).toBe('0 0 * * *')
	})
})
